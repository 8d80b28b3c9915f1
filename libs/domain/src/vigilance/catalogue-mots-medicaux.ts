import type { DateCivile } from '../noyau/date-civile.js';

/** Ce qu'un mot révèle, et donc ce qu'il vaut mieux écrire à sa place. */
export const FAMILLES_MEDICALES = {
  MALADIE: {
    pourquoi: 'nomme une maladie',
    plutot: 'dites ce que la personne peut faire ou doit éviter\u00a0: «\u00a0ne porte pas plus de 5 kg\u00a0»',
  },
  SANTE_MENTALE: {
    pourquoi: 'parle de santé mentale ou de dépendance',
    plutot: 'dites ce qui aide au travail\u00a0: «\u00a0reprise progressive, poste au calme\u00a0»',
  },
  TRAITEMENT: {
    pourquoi: 'dit un traitement',
    plutot: 'dites ce qu’il change pour le travail\u00a0: «\u00a0absente le mardi matin\u00a0»',
  },
  SOIN: {
    pourquoi: 'dit un soin ou un examen',
    plutot: 'dites seulement la période\u00a0: «\u00a0pas disponible du 3 au 12\u00a0»',
  },
} as const satisfies Readonly<Record<string, { readonly pourquoi: string; readonly plutot: string }>>;

/** Code d'une famille de mots. */
export type FamilleMedicale = keyof typeof FAMILLES_MEDICALES;

/** Mot du catalogue, daté : retirer un mot, c'est lui donner une fin. Écrit au singulier, sans accent ni trait d'union. */
export interface MotMedical {
  readonly mot: string;
  readonly famille: FamilleMedicale;
  readonly valideDu: DateCivile;
  readonly valideAu: DateCivile | null;
}

const DEPART = '2026-01-01';

const lot = (famille: FamilleMedicale, mots: string): readonly MotMedical[] =>
  mots.split(',').map((mot) => ({ mot: mot.trim(), famille, valideDu: DEPART, valideAu: null }));

/**
 * Mots qui, dans un texte partagé, disent d'ordinaire une pathologie (domain.md 1.5, conséquence 3). La liste prévient,
 * elle n'interdit rien : mieux vaut un mot de moins qu'une alerte que plus personne ne lit (décision 0021).
 */
export const MOTS_MEDICAUX: readonly MotMedical[] = [
  ...lot(
    'MALADIE',
    `cancer, tumeur, metastase, leucemie, lymphome, melanome, diabete, diabetique, epilepsie, epileptique,
    sclerose en plaque, sclerose, parkinson, alzheimer, maladie de crohn, maladie chronique, maladie rare, maladie auto immune,
    hernie, hernie discale, lombalgie, lumbago, lombosciatique, sciatique, cruralgie, cervicalgie, dorsalgie, scoliose,
    tendinite, tendinopathie, epicondylite, bursite, canal carpien, coiffe des rotateurs, capsulite, entorse, fracture,
    fibromyalgie, arthrose, arthrite, polyarthrite, spondylarthrite, rhumatisme, osteoporose, endometriose,
    infarctus, avc, accident vasculaire cerebral, insuffisance cardiaque, insuffisance renale, insuffisance respiratoire,
    hypertension, embolie, phlebite, vih, sida, seropositif, seropositive, hepatite, tuberculose, covid long, asthme, bpco,
    apnee du sommeil, migraine, surdite, cecite, glaucome, eczema, psoriasis, lupus, handicap psychique, pathologie,
    paraplegie, hemiplegie, traumatisme cranien, fausse couche, grossesse pathologique, affection de longue duree, ald`,
  ),
  ...lot(
    'SANTE_MENTALE',
    `depression, depressif, depressive, burn out, burnout, epuisement professionnel, bipolaire, bipolarite, schizophrenie,
    schizophrene, psychose, trouble anxieux, trouble de la personnalite, phobie, anorexie, boulimie, suicide, suicidaire,
    stress post traumatique, alcool, alcoolisme, alcoolique, addiction, toxicomanie, toxicomane, cannabis, sevrage`,
  ),
  ...lot(
    'TRAITEMENT',
    `chimiotherapie, chimio, radiotherapie, hormonotherapie, dialyse, greffe, morphine, corticoide, cortisone, infiltration,
    antidepresseur, anxiolytique, neuroleptique, somnifere, anti inflammatoire, insuline, methadone, psychotherapie,
    traitement medicamenteux, traitement medical, prothese`,
  ),
  ...lot(
    'SOIN',
    `hospitalise, hospitalisation, operation chirurgicale, intervention chirurgicale, chirurgie, arthrodese, amputation, irm,
    scanner, biopsie, radiographie, echographie, psychiatrie, psychiatre, psychiatrique, oncologie, oncologue, cardiologue,
    neurologue, rhumatologue, addictologue, diagnostic medical`,
  ),
];

/** Tours courants du travail et du droit qui contiennent un mot du catalogue sans rien dire de la santé de la personne. */
export const TOURS_SANS_ALERTE: readonly string[] = [
  'fracture numerique',
  'fracture sociale',
  'maladie professionnelle',
  'arret maladie',
  'assurance maladie',
  'medecin',
  'scanner un document',
  'scanner le document',
  'scanner les documents',
];
