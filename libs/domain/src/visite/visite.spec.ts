import fc from 'fast-check';
import { FONCTIONS } from '../annuaire/fonctions.js';
import { defautsMachine, etatsAtteignables, type Acteur } from '../noyau/machine.js';
import { lireResultatVisite, parleAptitude } from './resultat-visite.js';
import { appliquerTransitionVisite, nouvelleVisite, type CommandeVisite, type Visite } from './transitions-visite.js';
import { ETATS_VISITE, MACHINE_VISITE, TRANSITIONS_VISITE, type EtatVisite, type TransitionVisite } from './visite.js';

const MAINTENANT = new Date('2026-11-22T10:00:00Z');
const CONTEXTE = { maintenant: MAINTENANT, debutArret: '2026-07-05' };
const RESULTAT = {
  amenagements: ['HORAIRES'],
  restrictions: ['PORT_CHARGES'],
  reclassement: 'NON',
  formation: 'A_ETUDIER',
};
const ASSURE: readonly Acteur[] = ['ASSURE', 'MANDATAIRE'];
const SPST: readonly Acteur[] = ['MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL', 'CELLULE_SPST'];
const ATTENDU: Readonly<Record<TransitionVisite, readonly [EtatVisite, EtatVisite, readonly Acteur[]]>> = {
  demander: ['ENVISAGEE', 'DEMANDEE', [...ASSURE, 'MEDECIN_TRAITANT', 'MEDECIN_CONSEIL', 'MEDECIN_TRAVAIL']],
  planifier: ['DEMANDEE', 'PLANIFIEE', SPST],
  refuser: ['DEMANDEE', 'ANNULEE', [...SPST, ...ASSURE]],
  realiser: ['PLANIFIEE', 'REALISEE', ['MEDECIN_TRAVAIL', 'INFIRMIER_SANTE_TRAVAIL']],
  absence: ['PLANIFIEE', 'NON_HONOREE', SPST],
  transmettreRecommandations: ['REALISEE', 'RECOMMANDATIONS_TRANSMISES', ['MEDECIN_TRAVAIL']],
  opposerTransmission: ['REALISEE', 'TRANSMISSION_REFUSEE', [...ASSURE, 'MEDECIN_TRAVAIL']],
};
const visiteA = (etat: EtatVisite, reste: Partial<Visite> = {}): Visite => ({ ...nouvelleVisite(), etat, ...reste });
const commandeComplete = (transition: TransitionVisite, acteur: Acteur): CommandeVisite => ({
  transition,
  acteur,
  dateHeure: '2026-12-03T08:30:00Z',
  resultat: RESULTAT,
  ...(transition === 'transmettreRecommandations' && { accordTransmission: true }),
  ...(transition === 'opposerTransmission' && { accordTransmission: false }),
});

it('la machine de la visite est bien construite, chaque état atteint', () => {
  expect(defautsMachine(MACHINE_VISITE)).toEqual([]);
  expect([...etatsAtteignables(MACHINE_VISITE)].sort()).toEqual([...ETATS_VISITE].sort());
});

describe.each(TRANSITIONS_VISITE)('%s', (transition) => {
  it.each(ETATS_VISITE)('depuis %s : exactement les acteurs prévus', (etat) => {
    const [de, vers, par] = ATTENDU[transition];
    for (const acteur of [...FONCTIONS, 'SYSTEME'] as const) {
      const resultat = appliquerTransitionVisite(visiteA(etat), commandeComplete(transition, acteur), CONTEXTE);
      expect([acteur, resultat.ok ? resultat.valeur[0].etat : 'refus']).toEqual([
        acteur,
        etat === de && par.includes(acteur) ? vers : 'refus',
      ]);
    }
  });
});

describe('exigences', () => {
  const essayer = (
    etat: EtatVisite,
    commande: CommandeVisite,
    contexte: Partial<typeof CONTEXTE> | { debutArret: null } = {},
  ) => {
    const resultat = appliquerTransitionVisite(visiteA(etat), commande, { ...CONTEXTE, ...contexte });
    return resultat.ok ? null : resultat.erreur.champs.map(({ chemin }) => chemin).join();
  };

  it.each([
    ['2026-10-23', null],
    ['2026-10-24', 'estArretDePlusDe30Jours'],
    [null, 'estArretDePlusDe30Jours'],
  ])('demander avec un arrêt du %p : %p (J 31 au plus tôt)', (debutArret, attendu) => {
    expect(
      essayer('ENVISAGEE', { transition: 'demander', acteur: 'ASSURE' }, { debutArret } as { debutArret: null }),
    ).toBe(attendu);
  });

  it.each([
    [undefined, 'aDateHeure'],
    ['2026-12-03', 'dateHeure'],
    ['bientôt', 'dateHeure'],
    ['2026-11-21T10:00:00Z', 'dateHeure'],
    ['2027-11-24T10:00:00Z', 'dateHeure'],
    ['2026-13-01T10:00:00Z', 'dateHeure'],
    ['2026-11-22T07:00:00Z', null],
    ['2026-12-03T09:30:00+01:00', null],
  ])('planifier le %p : %p', (dateHeure, attendu) => {
    expect(essayer('DEMANDEE', { transition: 'planifier', acteur: 'CELLULE_SPST', dateHeure })).toBe(attendu);
  });

  it.each([
    [undefined, 'aResultat'],
    [{}, 'resultat.reclassement,resultat.formation'],
    [{ ...RESULTAT, apte: true }, 'resultat.apte'],
    [{ ...RESULTAT, precisions: 'Inapte au poste' }, 'resultat.precisions'],
    [RESULTAT, null],
  ])('realiser avec %p : %p', (resultat, attendu) => {
    expect(essayer('PLANIFIEE', { transition: 'realiser', acteur: 'MEDECIN_TRAVAIL', resultat })).toBe(attendu);
  });

  it('ne transmet jamais sans accord explicite', () => {
    const commande = { transition: 'transmettreRecommandations', acteur: 'MEDECIN_TRAVAIL' } as const;
    expect(essayer('REALISEE', commande)).toBe('aAccordTransmission');
    expect(essayer('REALISEE', { ...commande, accordTransmission: false })).toBe('aAccordTransmission');
    const avecAccord = appliquerTransitionVisite(visiteA('REALISEE', { accordTransmission: true }), commande, CONTEXTE);
    expect(avecAccord.ok && avecAccord.valeur[0]).toMatchObject({
      etat: 'RECOMMANDATIONS_TRANSMISES',
      accordTransmission: true,
    });
  });

  it('note une opposition, dite par l’assuré ou devant le médecin', () => {
    expect(essayer('REALISEE', { transition: 'opposerTransmission', acteur: 'MEDECIN_TRAVAIL' })).toBe(
      'aRefusTransmission',
    );
    const parAssure = appliquerTransitionVisite(
      visiteA('REALISEE', { accordTransmission: true }),
      { transition: 'opposerTransmission', acteur: 'ASSURE' },
      CONTEXTE,
    );
    expect(parAssure.ok && parAssure.valeur[0]).toMatchObject({
      etat: 'TRANSMISSION_REFUSEE',
      accordTransmission: false,
    });
  });
});

it('un parcours entier garde demandeur, rendez-vous, résultat et réponse', () => {
  const etapes: readonly CommandeVisite[] = [
    { transition: 'demander', acteur: 'ASSURE' },
    { transition: 'planifier', acteur: 'MEDECIN_TRAVAIL', dateHeure: '2026-12-03T09:30:00+01:00' },
    { transition: 'realiser', acteur: 'MEDECIN_TRAVAIL', resultat: RESULTAT, accordTransmission: true },
    { transition: 'transmettreRecommandations', acteur: 'MEDECIN_TRAVAIL' },
  ];
  const fin = etapes.reduce((visite, commande) => {
    const resultat = appliquerTransitionVisite(visite, commande, CONTEXTE);
    if (!resultat.ok) throw new Error(resultat.erreur.message);
    return resultat.valeur[0];
  }, nouvelleVisite());
  expect(fin).toEqual({
    etat: 'RECOMMANDATIONS_TRANSMISES',
    demandeePar: 'ASSURE',
    demandeeLe: '2026-11-22T10:00:00.000Z',
    dateHeure: '2026-12-03T08:30:00.000Z',
    resultat: { ...RESULTAT, precisions: null },
    accordTransmission: true,
  });
});

describe('résultat', () => {
  it.each([
    ['Apte avec réserves', true],
    ['inaptitude à prévoir', true],
    ['INAPTE', true],
    ['s’adapte bien au poste', false],
    ['aptère', false],
    ['Adaptation du poste', false],
  ])('%p parle d’aptitude : %p', (texte, attendu) => {
    expect(parleAptitude(texte)).toBe(attendu);
  });

  it('ne lève jamais d’exception', () => {
    fc.assert(fc.property(fc.anything(), (valeur) => typeof lireResultatVisite(valeur).ok === 'boolean'));
  });
});
