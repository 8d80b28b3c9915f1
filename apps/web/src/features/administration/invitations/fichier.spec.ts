import { codesCsv, decoder, modeleCsv } from './fichier';

it('reconnaît l’encodage d’un tableur, refuse l’UTF-16', () => {
  expect(decoder(new TextEncoder().encode('Prénom'))).toBe('Prénom');
  expect(decoder(Uint8Array.from([0x50, 0x72, 0xe9, 0x6e, 0x6f, 0x6d]))).toBe('Prénom');
  expect(decoder(Uint8Array.from([0xff, 0xfe, 0x50, 0x00]))).toBeNull();
});

it('écrit les codes pour un tableur, sans formule', () => {
  const lignes = codesCsv(
    [
      {
        personne: '=cmd',
        courriel: 'a@exemple.invalid',
        fonction: 'PILOTE',
        organisme: 'A;B',
        code: 'x',
        adresse: '',
      } as never,
    ],
    'https://pdp.exemple.invalid/connexion',
  ).split('\r\n');
  expect(lignes[1]).toBe(`'=cmd;a@exemple.invalid;Pilotage;"A;B";x;https://pdp.exemple.invalid/connexion`);
  expect(modeleCsv().startsWith('\uFEFFNom;Prénom;Courriel')).toBe(true);
});
