import {
  DROITS_SOCIAUX,
  ISSUES,
  LIBELLES_CATEGORIE_PENSION,
  LIBELLES_ETAT_AIDE,
  LIBELLES_ETAT_DROIT_SOCIAL,
  LIBELLES_OBJET_AIDE,
  LIBELLES_ETAT_RELAIS,
  LIBELLES_ETAT_SUIVI,
  LIBELLES_NATURE_RELAIS,
  LIBELLES_REFUS_RELAIS,
  LIBELLES_SITUATION_SUIVI,
  LIBELLES_UTILITE_SUIVI,
} from '@pdp/domain';
import type { BlocPdf } from '../../../platform/pdf/document-pdf.js';
import type { DonneesDossier } from './donnees-acces.js';
import { section } from './mise-en-mots.js';

const LIBELLES_ISSUE = Object.fromEntries(Object.entries(ISSUES).map(([code, { libelle }]) => [code, libelle]));
const LIBELLES_DROIT = Object.fromEntries(Object.entries(DROITS_SOCIAUX).map(([code, { libelle }]) => [code, libelle]));
const LIBELLES_CANAL = { EN_LIGNE: 'Dans votre espace', TELEPHONE: 'Au téléphone' };

const euros = (centimes: number): string => `${(centimes / 100).toFixed(2).replace('.', ',')} €`;

type Ligne = Readonly<Record<string, unknown>>;

// Des montants en euros, chaque financeur avec sa part ; les centimes restent au fichier JSON.
const enEuros = (aide: Ligne): Ligne => {
  const { montantCentimes, financeurs, decision } = aide as unknown as {
    readonly montantCentimes: number;
    readonly financeurs: readonly { readonly nom: string; readonly centimes: number }[];
    readonly decision: { readonly montantCentimes: number } | null;
  };
  return {
    ...aide,
    montant: euros(montantCentimes),
    parts: financeurs.map(({ nom, centimes }) => `${nom} : ${euros(centimes)}`),
    accorde: decision === null ? null : euros(decision.montantCentimes),
  };
};

type Suite = Pick<DonneesDossier, 'clotures' | 'relais' | 'suivis' | 'droitsSociaux' | 'aides'>;

/** Droits, aides, fin de l'accompagnement, relais et nouvelles, dits à la personne. */
export const finDAccompagnement = (d: Suite): BlocPdf[] => [...droitsEtAides(d), ...cloture(d)];

const droitsEtAides = (d: Suite): BlocPdf[] => [
  ...section('Vos droits', d.droitsSociaux, [
    ['Droit', 'type', LIBELLES_DROIT],
    ['Où il en est', 'etat', LIBELLES_ETAT_DROIT_SOCIAL],
    ['Demandé le', 'demandeLe'],
    ['Du', 'du'],
    ['Au', 'au'],
    ['Précision', 'precision'],
  ]),
  ...section('Vos demandes d’aide', d.aides.map(enEuros), [
    ['Pour', 'objet', LIBELLES_OBJET_AIDE],
    ['Ce que c’est', 'description'],
    ['Où elle en est', 'etat', LIBELLES_ETAT_AIDE],
    ['Montant', 'montant'],
    ['Autres financeurs', 'parts'],
    ['Votre accord, le', 'accordLe'],
    ['Envoyée le', 'soumiseLe'],
    ['Montant accordé', 'accorde'],
  ]),
];

const cloture = (d: Suite): BlocPdf[] => [
  ...section('La fin de votre accompagnement', d.clotures, [
    ['Le', 'le'],
    ['Issue', 'issue', LIBELLES_ISSUE],
    ['Nombre d’entretiens', 'entretiens'],
    ['Durée en mois', 'mois'],
    ['Inaptitude prononcée le', 'inaptitudePrononceeLe'],
    ['Licenciement pour inaptitude le', 'licenciementInaptitudeLe'],
    ['Reconversion', 'reconversion'],
    ['RQTH obtenue', 'rqthObtenue'],
    ['Catégorie d’invalidité', 'invaliditeCategorie', LIBELLES_CATEGORIE_PENSION],
    ['Par', 'par'],
    ['Rouvert le', 'rouverteLe'],
  ]),
  ...section('Les partenaires à qui l’on a demandé de prendre le relais', d.relais, [
    ['Le', 'le'],
    ['Partenaire', 'partenaire', LIBELLES_NATURE_RELAIS],
    ['Nom', 'organisme'],
    ['Réponse', 'etat', LIBELLES_ETAT_RELAIS],
    ['Réponse le', 'reponduLe'],
    ['Raison du refus', 'motifRefus', LIBELLES_REFUS_RELAIS],
  ]),
  ...section('Vos nouvelles après l’accompagnement', d.suivis, [
    ['Prévu le', 'prevuLe'],
    ['Où cela en est', 'etat', LIBELLES_ETAT_SUIVI],
    ['Répondu le', 'reponduLe'],
    ['Comment', 'canal', LIBELLES_CANAL],
    ['Votre situation', 'situation', LIBELLES_SITUATION_SUIVI],
    ['L’accompagnement vous a aidé', 'utilite', LIBELLES_UTILITE_SUIVI],
    ['Vous vouliez être rappelé', 'rappel'],
  ]),
];
