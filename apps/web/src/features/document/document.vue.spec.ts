import { expect, it } from '@jest/globals';
import { ETATS_FICHIER, LIMITES_DOCUMENT } from '@pdp/domain';
import { detailVersion, etatEnClair, fauteDeFichier, rangerDocuments, titreDe } from './document.vue';

it('un état qui n’est pas sain se dit, et dit quoi faire', () => {
  for (const etat of ETATS_FICHIER) expect(etatEnClair(etat) === null).toBe(etat === 'SAIN');
  expect(etatEnClair('INFECTE')?.quoi).toMatch(/effacé/);
});

it('un fichier vide, absent ou trop gros se refuse avant l’envoi', () => {
  expect(fauteDeFichier(null)).toBe('Choisissez un fichier.');
  expect(fauteDeFichier({ size: 0 })).toMatch(/vide/);
  expect(fauteDeFichier({ size: LIMITES_DOCUMENT.octets })).toBeUndefined();
  expect(fauteDeFichier({ size: LIMITES_DOCUMENT.octets + 1 })).toMatch(/10\u00a0Mo/);
});

it('décrit une version', () => {
  const version = {
    fichierId: 'f',
    numero: 1,
    nom: 'a.pdf',
    type: 'application/pdf',
    octets: 240_000,
    etat: 'SAIN',
    deposePar: 'Claire Le Goff',
    le: '2026-12-03T10:00:00.000Z',
  } as const;
  expect(detailVersion(version, '2026-12-10')).toBe('PDF, 240 ko, déposé le 3 déc. par Claire Le Goff');
});

it('les documents retirés viennent après, même sans titre', () => {
  const base = { version: 1, classe: 'SOCIAL', le: '', versions: [], adresseA: null } as const;
  const capacites = { telecharger: false, ecrire: false };
  const retire = {
    ...base,
    id: 'r',
    titre: null,
    capacites,
    retrait: { le: '', motif: 'DOUBLON', par: null },
  } as const;
  const present = { ...base, id: 'p', titre: 'Budget', capacites, retrait: null };
  expect(rangerDocuments([retire, present])).toEqual({ presents: [present], retires: [retire] });
  expect([titreDe(retire), titreDe(present)]).toEqual(['Document retiré, titre effacé', 'Budget']);
});
