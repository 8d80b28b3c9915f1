import {
  rejouerCompteRendu,
  suiteAuCompteRendu,
  syntheseSeance,
  type DecisionStockee,
  type FaitDeSeance,
  type MatiereDeSeance,
} from './compte-rendu.js';

const instant = (minutes: number): string => new Date(Date.UTC(2026, 10, 12, 13, minutes)).toISOString();

function faits(...suite: readonly (readonly [string, string | null, Record<string, unknown>?])[]): FaitDeSeance[] {
  return suite.map(([type, passageId, donnees = {}], i) => ({
    sequence: i + 1,
    type,
    passageId,
    donnees,
    le: instant(i),
  }));
}

const decision = (id: string, actions: DecisionStockee['actions'] = []): DecisionStockee => ({
  id,
  code: 'POURSUIVRE',
  texte: `texte de ${id}`,
  actions,
  phraseAssure: 'Nous continuons.',
  prochainPassage: null,
  auteur: 'Anne',
  le: instant(0),
});

const ACTION = { quoi: 'Appeler', responsableId: 'u1', echeance: '2026-11-20' };

const matiere: MatiereDeSeance = {
  titre: 'Revue',
  debutPrevu: instant(0),
  personnes: [
    { id: 'u1', nom: 'Claire', fonction: 'ASSISTANT_SERVICE_SOCIAL' },
    { id: 'u2', nom: 'Anne', fonction: 'COORDINATEUR' },
  ],
  passages: ['a', 'b', 'c', 'd', 'e'].map((id) => ({
    id,
    dossierId: `d-${id}`,
    question: `${id} ?`,
    voixManquantes: id === 'c' ? ['CPAM'] : [],
  })),
  decisions: [decision('k1', [ACTION]), decision('k2'), decision('k3', [ACTION])],
  sujets: [
    { id: 's1', passageId: null, texte: 'Inviter la MDPH' },
    { id: 's2', passageId: 'a', texte: 'Revoir' },
  ],
};

const SEANCE = faits(
  ['revue-demarree', null],
  ['participant-arrive', null, { agent: 'u2' }],
  ['participant-arrive', null, { agent: 'u1' }],
  ['participant-arrive', null, { agent: 'u2' }],
  ['sujet-garde', null, { id: 's1' }],
  ['sujet-garde', 'a', { id: 's2' }],
  ['sujet-repris', 'a', { id: 's2' }],
  ['action-faite', null, { tacheId: 't1' }],
  ['action-pas-faite', null, { tacheId: 't2' }],
  ['passage-commence', 'c'],
  ['decision-prise', 'c', { decisionId: 'k1' }],
  ['passage-commence', 'a'],
  ['decision-prise', 'a', { decisionId: 'k2' }],
  ['decision-annulee', 'a', { decisionId: 'k2' }],
  ['passage-commence', 'a'],
  ['decision-prise', 'a', { decisionId: 'k3' }],
  ['passage-commence', 'b'],
  ['plume-prise', 'b'],
  ['passage-commence', 'd'],
  ['passage-retire', 'e'],
  ['revue-terminee', null],
);

describe('rejouer une séance', () => {
  const rejoue = rejouerCompteRendu(SEANCE, matiere);

  it('l’ordre est celui de la discussion ; ce qui a été retiré n’y est pas', () => {
    expect(rejoue.passages.map((p) => [p.ordre, p.passageId, p.etat])).toEqual([
      [1, 'c', 'DECISION_PRISE'],
      [2, 'a', 'DECISION_PRISE'],
      [3, 'b', 'SANS_DECISION'],
      [4, 'd', 'A_REPRESENTER'],
    ]);
  });

  it('une décision annulée cède la place à celle qui l’a corrigée ; le temps court de la première ouverture', () => {
    expect(rejoue.passages[1]).toMatchObject({ decision: { id: 'k3' }, dureeSecondes: 4 * 60 });
    expect(rejoue.passages[0]).toMatchObject({ decision: { id: 'k1' }, dureeSecondes: 60, voixManquantes: ['CPAM'] });
    expect(rejoue.passages[3]).toMatchObject({ dureeSecondes: 2 * 60 });
  });

  it('présents dans l’ordre d’arrivée, sujets encore gardés, suivi compté', () => {
    expect(rejoue.presents.map((p) => p.nom)).toEqual(['Anne', 'Claire']);
    expect(rejoue.plusTard).toEqual([{ passageId: null, texte: 'Inviter la MDPH' }]);
    expect(rejoue.suivi).toEqual({ faites: 1, pasFaites: 1 });
    expect([rejoue.debut, rejoue.fin]).toEqual([instant(0), instant(20)]);
  });

  it('rejouée dans un autre ordre de lecture, elle donne les mêmes octets', () => {
    const autre = rejouerCompteRendu([...SEANCE].reverse(), {
      ...matiere,
      personnes: [...matiere.personnes].reverse(),
      decisions: [...matiere.decisions].reverse(),
    });
    expect(JSON.stringify(autre)).toBe(JSON.stringify(rejoue));
  });

  it('sans démarrage ni passage : une séance vide, à son heure prévue', () => {
    expect(rejouerCompteRendu([], { ...matiere, passages: [] })).toMatchObject({
      debut: instant(0),
      fin: null,
      passages: [],
      presents: [],
    });
  });

  it('un événement d’un passage purgé depuis n’arrête rien', () => {
    expect(
      rejouerCompteRendu(faits(['passage-commence', 'disparu'], ['passage-commence', 'a']), matiere).passages[0],
    ).toMatchObject({ passageId: 'a' });
  });
});

it('un dossier resté à l’ordre du jour est dit non examiné', () => {
  expect(['INSCRIT', 'RETENU', 'A_REPRESENTER', 'INCONNU'].map(suiteAuCompteRendu)).toEqual([
    'Non examiné',
    'Non examiné',
    'À représenter',
    null,
  ]);
});

describe('synthèse', () => {
  it('part des dossiers finis avec décision, porteur et date ; temps ; présence par fonction', () => {
    expect(syntheseSeance(rejouerCompteRendu(SEANCE, matiere))).toEqual({
      complets: { numerateur: 2, denominateur: 4 },
      avecDecision: { numerateur: 2, denominateur: 4 },
      voixManquantes: 1,
      dureeMoyenneSecondes: 135,
      dureeMaximaleSecondes: 240,
      presence: [
        { fonction: 'COORDINATEUR', nombre: 1 },
        { fonction: 'ASSISTANT_SERVICE_SOCIAL', nombre: 1 },
      ],
      suivi: { faites: 1, pasFaites: 1 },
    });
  });

  it('une décision sans action n’est pas complète ; un compte rendu ancien se lit aussi', () => {
    const [premier] = rejouerCompteRendu(SEANCE, matiere).passages;
    const { voixManquantes: _, ...ancien } = { ...premier!, decision: decision('k9') };
    expect(syntheseSeance({ titre: '', debut: '', fin: null, presents: [], passages: [ancien] })).toMatchObject({
      complets: { numerateur: 0, denominateur: 1 },
      voixManquantes: 0,
      suivi: { faites: 0, pasFaites: 0 },
    });
  });
});
