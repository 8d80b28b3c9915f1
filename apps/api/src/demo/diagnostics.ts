import { lireDiagnostic, type ContenuDiagnostic } from '@pdp/domain';
import { scellerDiagnostic, type DiagnosticScelle } from '../modules/diagnostic/persistence/contenu-diagnostic.js';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';

/** Situations plausibles, sans un mot médical ; la première est celle de la vitrine. */
const SITUATIONS: readonly Readonly<Record<string, unknown>>[] = [
  {
    social: {
      effetsPersonnels: ['ORGANISATION', 'CONFIANCE'],
      effetsFamiliaux: ['PARTAGE_DES_TACHES'],
      ressources: ['ENTOURAGE', 'LOGEMENT_STABLE'],
      freins: ['MOBILITE'],
      besoins: ['ECOUTE'],
      precisions: 'Son entourage l’aide beaucoup. Le bus passe deux fois par jour.',
    },
    finances: {
      effetsFinanciers: ['BAISSE_REVENUS'],
      ressources: ['PREVOYANCE'],
      freins: ['FRAIS_A_AVANCER'],
      besoins: ['ACCES_AUX_DROITS'],
    },
    emploi: {
      effetsProfessionnels: ['POSTE_A_ADAPTER', 'REPRISE_INCERTAINE'],
      poste: 'Aide-soignante',
      taches: ['SOIN_AUX_PERSONNES', 'MANUTENTION'],
      conditions: ['PORT_DE_CHARGES', 'HORAIRES_DECALES'],
      tailleEntreprise: 'DE_50_A_249',
      soutienEmployeur: 'CHERCHE_UNE_SOLUTION',
      ressources: ['EMPLOYEUR_AIDANT', 'CONTRAT_STABLE'],
      freins: ['POSTE_INADAPTE'],
      besoins: ['AMENAGEMENT', 'REPRISE_PROGRESSIVE'],
    },
    projet: {
      qualification: 'NIVEAU_3',
      experience: 'DE_10_A_20_ANS',
      aspirations: ['MEME_EMPLOYEUR', 'UTILITE'],
      ressources: ['EXPERIENCE', 'MOTIVATION'],
      freins: ['CONFIANCE'],
      besoins: ['ESSAI'],
      precisions: 'Aimerait essayer un poste d’accueil dans la même maison.',
    },
  },
  {
    social: { effetsSociaux: ['ISOLEMENT'], freins: ['ISOLEMENT', 'SANS_NUMERIQUE'], besoins: ['AIDE_AUX_DEMARCHES'] },
    finances: { effetsFinanciers: ['VERSEMENT_ATTENDU'], freins: ['REVENU_INSUFFISANT'], besoins: ['AIDE_PONCTUELLE'] },
    emploi: {
      effetsProfessionnels: ['LIEN_EMPLOYEUR'],
      taches: ['PRODUCTION'],
      conditions: ['CADENCE', 'STATION_DEBOUT'],
      soutienEmployeur: 'PEU_DE_CONTACT',
      freins: ['RELATION_EMPLOYEUR'],
      besoins: ['CONTACT_EMPLOYEUR', 'CONTACT_SANTE_TRAVAIL'],
    },
    projet: { qualification: 'SANS_DIPLOME', experience: 'PLUS_DE_20_ANS', aspirations: ['MEME_METIER'], freins: ['SANS_PROJET'], besoins: ['CONSEIL'] }, // prettier-ignore
  },
  {
    social: { effetsFamiliaux: ['ROLE_DE_PARENT'], ressources: ['RESEAU', 'MOBILE'], freins: ['GARDE'] },
    finances: { ressources: ['REVENU_MAINTENU'] },
    emploi: {
      effetsProfessionnels: ['CONTRAT_MENACE'],
      taches: ['CONDUITE', 'MANUTENTION'],
      conditions: ['TRAJETS_LONGS'],
      tailleEntreprise: 'MOINS_DE_11',
      freins: ['SANS_AUTRE_POSTE', 'PEUR_DE_PERDRE_EMPLOI'],
      besoins: ['INFORMATION_DROITS'],
    },
    projet: {
      qualification: 'NIVEAU_4',
      experience: 'DE_5_A_10_ANS',
      aspirations: ['AUTRE_METIER', 'SE_FORMER'],
      ressources: ['IDEE_DE_METIER', 'COMPETENCES'],
      freins: ['QUALIFICATION'],
      besoins: ['BILAN', 'FORMATION'],
    },
  },
];

const contenuDe = (monde: Monde, rang: number): ContenuDiagnostic => {
  const lu = lireDiagnostic(SITUATIONS[rang % SITUATIONS.length], monde.jour(0));
  if (!lu.ok) throw new Error(`démonstration, diagnostic : ${JSON.stringify(lu.erreur)}`);
  return lu.valeur;
};

const FAITS = new Set(['PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE']);

/** Un diagnostic validé par dossier accompagné ; en évaluation, des brouillons et des versions qui attendent la personne. */
export function ajouterDiagnostics(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  poser(monde, vitrine, { numero: 1, etat: 'VALIDE', rang: 0, jour: -30 });
  // La personne de la vitrine a une nouvelle version à relire.
  poser(monde, vitrine, { numero: 2, etat: 'PARTAGE', rang: 0, jour: -2 });
  dossiers.forEach((dossier, rang) => {
    if (!dossier.referent || !dossier.partage) return;
    const jour = Math.min(-1, dossier.ouvertLe + 10);
    if (FAITS.has(dossier.etat) && rang % 5 !== 4) poser(monde, dossier, { numero: 1, etat: 'VALIDE', rang, jour });
    if (dossier.etat === 'EN_EVALUATION' && rang % 3 !== 2)
      poser(monde, dossier, { numero: 1, etat: rang % 3 === 0 ? 'BROUILLON' : 'PARTAGE', rang, jour });
  });
}

/** Ligne prête à insérer : son contenu est scellé sous la clé de l'installation. */
export const scellerDiagnosticDemo = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: scellerDiagnostic(coffre, String(ligne['id']), contenu as DiagnosticScelle),
});

type Version = {
  readonly numero: number;
  readonly etat: 'BROUILLON' | 'PARTAGE' | 'VALIDE';
  readonly rang: number;
  readonly jour: number;
};

const PAS = { BROUILLON: 1, PARTAGE: 2, VALIDE: 3 } as const;

function poser(monde: Monde, dossier: DossierDemo, { numero, etat, rang, jour }: Version): void {
  const referent = dossier.referent ?? monde.compte('assistante.sociale');
  const redige = monde.instant(jour, 9);
  const id = monde.id(redige);
  const valide = etat === 'VALIDE';
  monde.ajouter('diagnostic_social', {
    id,
    dossier_id: dossier.id,
    numero,
    etat,
    version: PAS[etat],
    contenu: { blocs: contenuDe(monde, rang), remarque: null } satisfies DiagnosticScelle,
    redige_par: referent.id,
    maj_le: redige,
    partage_le: etat === 'BROUILLON' ? null : monde.instant(jour, 10),
    valide_le: valide ? monde.jour(jour) : null,
    facon: valide ? FACONS[rang % FACONS.length] : null,
    valide_note_par: valide ? referent.id : null,
    cree_le: redige,
  });
  const suite = [
    ['creer', null, 'BROUILLON', 9],
    ['partager', 'BROUILLON', 'PARTAGE', 10],
    ['noterValide', 'PARTAGE', 'VALIDE', 11],
  ] as const;
  for (const pas of suite.slice(0, PAS[etat])) tracer(monde, dossier, referent, { id, jour, pas });
}

const FACONS = ['ENTRETIEN', 'TELEPHONE', 'PAPIER'] as const;

type Trace = {
  readonly id: string;
  readonly jour: number;
  readonly pas: readonly [string, string | null, string, number];
};

function tracer(monde: Monde, dossier: DossierDemo, referent: AgentDemo, { id, jour, pas }: Trace): void {
  const [transition, de, vers, heure] = pas;
  const le = monde.instant(jour, heure);
  monde.ajouter('transition', {
    id: monde.id(le),
    ressource: 'diagnostic',
    ressource_id: id,
    dossier_id: dossier.id,
    transition,
    de,
    vers,
    acteur_id: referent.id,
    fonction: referent.fonction,
    motif: null,
    commentaire: null,
    le,
  });
}
