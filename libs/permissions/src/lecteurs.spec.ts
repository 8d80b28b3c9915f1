import { lecteursDe, masqueA, type SituationLecteurs } from './lecteurs.js';

const situation: SituationLecteurs = {
  partageActif: true,
  unitesAffectees: ['SERVICE_SOCIAL', 'SERVICE_MEDICAL', 'CPAM', 'COORDINATION', 'SPST', 'CAP_EMPLOI'],
  unitesConsenties: ['SPST'],
};
const colonnes = (lecteurs: readonly { colonne: string }[]): string[] => lecteurs.map(({ colonne }) => colonne);

it('qui lira : un partenaire lié sans accord est nommé parmi ceux qui ne liront pas', () => {
  expect(colonnes(lecteursDe('emploi', situation))).toEqual([
    'MC',
    'ISM',
    'CPAM',
    'ASS',
    'CSS',
    'COO',
    'MDT',
    'CEL',
    'ASSU',
  ]);
  expect(masqueA('emploi', situation)).toEqual([{ colonne: 'CE', fonctionLibelles: ['Conseiller(ère) Cap emploi'] }]);
});

it('sans l’accord (a), seul le Service social et l’assuré lisent', () => {
  const sansPartage = { ...situation, partageActif: false, unitesConsenties: [] };
  expect(colonnes(lecteursDe('emploi', sansPartage))).toEqual(['ASS', 'CSS', 'ASSU']);
});

it('dit la condition quand la lecture est restreinte', () => {
  const lecteurs = lecteursDe('revueDecisions', situation);
  expect(lecteurs.find(({ colonne }) => colonne === 'CSS')?.condition).toBe('l’existence seulement');
  expect(lecteurs.find(({ colonne }) => colonne === 'CE')?.condition).toBe(
    'seulement ce dont il est l’auteur ou le destinataire',
  );
  expect(lecteurs.find(({ colonne }) => colonne === 'ASSU')?.portee).toBe('langageClair');
});

it('personne ne lit le secret médical', () => {
  expect(lecteursDe('medical', situation)).toEqual([]);
});

it('dit « en entier » quand rien ne restreint', () => {
  const condition = (colonne: string): string | undefined =>
    lecteursDe('emploi', situation).find((lecteur) => lecteur.colonne === colonne)?.condition;
  expect([condition('MC'), condition('MDT'), condition('ASSU')]).toEqual(['en entier', 'en entier', 'en entier']);
});
