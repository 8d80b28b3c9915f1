import { DISPOSITIFS } from '../dispositif/catalogue-dispositifs.js';
import { LIBELLES_ATTENDU } from '../dispositif/definition.js';
import { TYPES_DISPOSITIF, type TypeDispositif } from '../dispositif/types-dispositif.js';
import { ATTENDU_EN_CLAIR, gesteEnClair } from './aides-en-clair.js';
import { verifierLangage } from './langage.js';

// De nouveaux jours d'essai demandent trois médecins ; le résultat d'une rencontre se dit de vive voix.
const AVEC_LE_REFERENT = [
  'ESSAI_ENCADRE demanderRenouvellement',
  'VISITE_REPRISE realiser',
  'RENDEZ_VOUS_LIAISON tenir',
];
const SIENS = TYPES_DISPOSITIF.flatMap((type) =>
  Object.entries(DISPOSITIFS[type].gestes)
    .filter(([, { par }]) => par.includes('ASSURE'))
    .map(([geste]) => [type, geste] as const),
);

it('chaque geste de l’assuré se dit simplement, sauf ceux qui se font avec le référent', () => {
  const muets = SIENS.filter(([type, geste]) => gesteEnClair(type, geste) === undefined).map((un) => un.join(' '));
  expect(muets).toEqual(AVEC_LE_REFERENT);
  for (const [type, geste] of SIENS) {
    const { libelle = '', question = '', effets = [], oui = '', champs = [] } = gesteEnClair(type, geste) ?? {};
    const textes = [libelle, question, ...effets, oui, ...champs.map((champ) => champ.question)];
    expect([type, geste, textes.flatMap(verifierLangage)]).toEqual([type, geste, []]);
  }
});

it('ce qu’on demande à l’assuré est ce que le geste sait recevoir', () => {
  for (const [type, geste] of SIENS)
    for (const nom of nomsDe(type, geste))
      expect([type, geste, DISPOSITIFS[type].gestes[geste]?.champs]).toEqual([
        type,
        geste,
        expect.arrayContaining([nom]),
      ]);
});

const nomsDe = (type: TypeDispositif, geste: string): readonly string[] => {
  const { champs = [], dit = {} } = gesteEnClair(type, geste) ?? {};
  return [...champs.map(({ nom }) => nom), ...Object.keys(dit)];
};

it('dit qui est attendu, sans sigle', () => {
  expect(Object.keys(ATTENDU_EN_CLAIR)).toEqual(Object.keys(LIBELLES_ATTENDU));
  expect(Object.values(ATTENDU_EN_CLAIR).flatMap(verifierLangage)).toEqual([]);
});
