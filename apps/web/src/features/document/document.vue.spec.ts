import { expect, it } from '@jest/globals';
import { ETATS_FICHIER, LIMITES_DOCUMENT } from '@pdp/domain';
import {
  destinatairesPossibles,
  detailVersion,
  etatDesAnalyses,
  etatEnClair,
  fauteDeFichier,
  rangerDocuments,
  titreDe,
} from './document.vue';

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

it('adresser : les organismes dont l’accord court, une fois chacun, et s’ils liront', () => {
  const accord = (id: string, reste: object = {}) => ({
    portee: 'PARTENAIRE' as const,
    unite: 'SPST',
    organisme: { id, nom: id },
    categories: ['identite'],
    actif: true,
    ...reste,
  });
  expect(
    destinatairesPossibles([
      accord('AMIEM'),
      accord('AMIEM', { unite: 'ETM', categories: ['documentsAdministratifs'] }),
      accord('Retiré', { actif: false }),
      accord('Interne', { portee: 'ASSURANCE_MALADIE', organisme: null }),
      accord('Dr Autret', { unite: 'MEDECINE_DE_VILLE' }),
      accord('Cap emploi', { unite: 'CAP_EMPLOI' }),
    ]),
  ).toEqual([
    { id: 'AMIEM', nom: 'AMIEM', lira: true },
    { id: 'Cap emploi', nom: 'Cap emploi', lira: false },
    { id: 'Dr Autret', nom: 'Dr Autret', lira: true },
  ]);
});

it('annonce ce qui attend l’antivirus et ce qu’il a refusé, d’après la dernière version', () => {
  const document = (...etats: readonly string[]) => ({ versions: etats.map((etat) => ({ etat })) }) as never;
  expect(etatDesAnalyses([document('SAIN', 'INFECTE')])).toBe('');
  expect(etatDesAnalyses([document('QUARANTAINE'), document('NON_ANALYSE', 'SAIN'), document()])).toBe(
    '2 documents attendent l’antivirus.',
  );
  expect(etatDesAnalyses([document('QUARANTAINE'), document('INFECTE')])).toBe(
    '1 document attend l’antivirus. 1 document refusé par l’antivirus.',
  );
});
