import type { CategorieDonnee } from '../dossier/categories.js';
import { categoriesCommunes, masqueA, repartirSalle, type ParticipantSalle } from './salle-attente.js';

const participant = (agentId: string, categories: readonly CategorieDonnee[], peutLire = true): ParticipantSalle => ({
  agentId,
  peutLire,
  categories: new Set(categories),
});
const CLAIRE = participant('claire', ['identite', 'arret', 'social', 'emploi']);
const MORVAN = participant('morvan', ['identite', 'arret', 'emploi', 'avis']);
const JULIE = participant('julie', ['identite', 'arret', 'avis']);
const CAP = participant('cap', [], false);

it('met en salle d’attente qui n’a pas de droit sur le dossier', () => {
  const { dansLaSalle, enAttente } = repartirSalle([CLAIRE, CAP, MORVAN]);
  expect(dansLaSalle.map(({ agentId }) => agentId)).toEqual(['claire', 'morvan']);
  expect(enAttente.map(({ agentId }) => agentId)).toEqual(['cap']);
});

it('nomme qui ne voit pas chaque bloc, sans compter la salle d’attente', () => {
  const masques = masqueA([CLAIRE, MORVAN, JULIE, CAP], ['identite', 'social', 'emploi', 'avis']);
  expect([...masques].map(([categorie, qui]) => [categorie, qui.map(({ agentId }) => agentId)])).toEqual([
    ['social', ['morvan', 'julie']],
    ['emploi', ['julie']],
    ['avis', ['claire']],
  ]);
});

describe('mode salle', () => {
  it.each<[string, readonly ParticipantSalle[], readonly CategorieDonnee[]]>([
    ['seule', [CLAIRE], ['identite', 'arret', 'social', 'emploi']],
    ['à deux', [CLAIRE, MORVAN], ['identite', 'arret', 'emploi']],
    ['à trois', [CLAIRE, MORVAN, JULIE], ['identite', 'arret']],
    ['une personne sans droit', [CLAIRE, MORVAN, CAP], []],
    ['personne', [], []],
  ])('%s', (_nom, presents, communes) => {
    expect([...categoriesCommunes(presents)]).toEqual(communes);
  });
});
