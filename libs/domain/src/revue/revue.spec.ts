import { FONCTIONS } from '../annuaire/fonctions.js';
import { appliquer, defautsMachine } from '../noyau/machine.js';
import { CODES_DECISION, DECISIONS, defautsDecision, type DecisionSaisie } from './decision.js';
import { quorum } from './quorum.js';
import {
  ETATS_PASSAGE,
  ETATS_REVUE,
  MACHINE_PASSAGE,
  MACHINE_REVUE,
  TRANSITIONS_PASSAGE,
  TRANSITIONS_REVUE,
} from './revue.js';

describe('machines de la revue', () => {
  it('sont bien construites', () => {
    expect(defautsMachine(MACHINE_REVUE)).toEqual([]);
    expect(defautsMachine(MACHINE_PASSAGE)).toEqual([]);
  });

  it('table complète de la séance', () => {
    const table = ETATS_REVUE.flatMap((etat) =>
      TRANSITIONS_REVUE.flatMap((transition) => {
        const r = appliquer(MACHINE_REVUE, etat, { transition, acteur: 'COORDINATEUR', remplies: { aPassages: true } });
        return r.ok ? [`${etat} ${transition} ${r.valeur}`] : [];
      }),
    );
    expect(table).toEqual([
      'PLANIFIEE ouvrirOrdreDuJour ORDRE_DU_JOUR_OUVERT',
      'PLANIFIEE annuler ANNULEE',
      'PLANIFIEE reporter REPORTEE',
      'ORDRE_DU_JOUR_OUVERT figer ORDRE_DU_JOUR_FIGE',
      'ORDRE_DU_JOUR_OUVERT demarrer EN_COURS',
      'ORDRE_DU_JOUR_OUVERT annuler ANNULEE',
      'ORDRE_DU_JOUR_OUVERT reporter REPORTEE',
      'ORDRE_DU_JOUR_FIGE ouvrirOrdreDuJour ORDRE_DU_JOUR_OUVERT',
      'ORDRE_DU_JOUR_FIGE demarrer EN_COURS',
      'ORDRE_DU_JOUR_FIGE annuler ANNULEE',
      'ORDRE_DU_JOUR_FIGE reporter REPORTEE',
      'EN_COURS terminer TERMINEE',
      'TERMINEE valider COMPTE_RENDU_VALIDE',
    ]);
  });

  it('table complète du passage', () => {
    const table = ETATS_PASSAGE.flatMap((etat) =>
      TRANSITIONS_PASSAGE.flatMap((transition) => {
        const r = appliquer(MACHINE_PASSAGE, etat, { transition, acteur: 'COORDINATEUR' });
        return r.ok ? [`${etat} ${transition} ${r.valeur}`] : [];
      }),
    );
    expect(table).toEqual([
      'INSCRIT retenir RETENU',
      'INSCRIT commencer EN_DISCUSSION',
      'INSCRIT reporter REPORTE',
      'INSCRIT retirer RETIRE',
      'RETENU commencer EN_DISCUSSION',
      'RETENU reporter REPORTE',
      'RETENU retirer RETIRE',
      'EN_DISCUSSION decider DECISION_PRISE',
      'EN_DISCUSSION reporter REPORTE',
      'EN_DISCUSSION sansDecision SANS_DECISION',
      'EN_DISCUSSION representer A_REPRESENTER',
      'DECISION_PRISE annulerDecision SANS_DECISION',
      'SANS_DECISION commencer EN_DISCUSSION',
      'A_REPRESENTER commencer EN_DISCUSSION',
    ]);
  });

  it('seules la coordination et l’assistante sociale conduisent', () => {
    const conduisent = FONCTIONS.filter(
      (acteur) => appliquer(MACHINE_REVUE, 'EN_COURS', { transition: 'terminer', acteur }).ok,
    );
    expect(conduisent).toEqual(['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR']);
  });

  it('une séance ne démarre pas sans dossier', () => {
    expect(
      appliquer(MACHINE_REVUE, 'ORDRE_DU_JOUR_OUVERT', { transition: 'demarrer', acteur: 'COORDINATEUR' }),
    ).toMatchObject({ ok: false });
  });
});

describe('décision', () => {
  const bonne: DecisionSaisie = {
    code: 'POURSUIVRE',
    texte: 'On continue.',
    phraseAssure: 'Nous continuons.',
    actions: [{ quoi: 'Appeler', responsableId: 'a', echeance: '2026-12-10' }],
  };

  it.each(CODES_DECISION)('%s a un libellé et une phrase aux phrases courtes', (code) => {
    for (const phrase of DECISIONS[code].phraseAssure.split(/[.!?]\s*/))
      expect(phrase.split(/\s+/).length).toBeLessThanOrEqual(20);
    expect(defautsDecision({ ...bonne, code }, '2026-12-10')).toEqual([]);
  });

  it.each<[string, Partial<DecisionSaisie>, string]>([
    ['code inconnu', { code: 'CONSTRUCTEUR' }, 'code'],
    ['clé de prototype', { code: 'constructor' }, 'code'],
    ['texte vide', { texte: ' ' }, 'texte'],
    ['phrase vide', { phraseAssure: '' }, 'phraseAssure'],
    ['action sans quoi', { actions: [{ quoi: '', responsableId: 'a', echeance: '2026-12-10' }] }, 'actions.0.quoi'],
    [
      'action sans responsable',
      { actions: [{ quoi: 'x', responsableId: '', echeance: '2026-12-10' }] },
      'actions.0.responsableId',
    ],
    ['action passée', { actions: [{ quoi: 'x', responsableId: 'a', echeance: '2026-12-09' }] }, 'actions.0.echeance'],
    ['action sans date', { actions: [{ quoi: 'x', responsableId: 'a', echeance: '' }] }, 'actions.0.echeance'],
    ['prochain passage impossible', { prochainPassage: '2026-02-30' }, 'prochainPassage'],
  ])('%s', (_, reste, chemin) => {
    expect(defautsDecision({ ...bonne, ...reste }, '2026-12-10').map((d) => d.chemin)).toEqual([chemin]);
  });
});

describe('quorum', () => {
  it.each([
    [['ASSISTANT_SERVICE_SOCIAL', 'MEDECIN_CONSEIL', 'REFERENT_CPAM'], true, []],
    [['ASSISTANT_SERVICE_SOCIAL', 'CSAM_SERVICE_MEDICAL', 'REFERENT_CPAM'], true, []],
    [['ASSISTANT_SERVICE_SOCIAL'], false, ['Service médical', 'CPAM']],
    [['COORDINATEUR', 'CSAM_SERVICE_SOCIAL'], false, ['Service social', 'Service médical', 'CPAM']],
    [[], false, ['Service social', 'Service médical', 'CPAM']],
  ] as const)('%j', (presentes, atteint, manquants) => expect(quorum(presentes)).toEqual({ atteint, manquants }));
});
