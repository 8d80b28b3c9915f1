import {
  estSignalementClos,
  ETATS_SIGNALEMENT,
  LIBELLES_ETAT_SIGNALEMENT,
  LIBELLES_NIVEAU,
  LIBELLES_ORIGINE,
  libelleRaison,
} from '@pdp/domain';
import type { Fonction, SignalementVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { libelleDe, risqueCourt } from '../../platform/format/libelles';
import { pluriel } from '../../platform/format/textes';
import type { VueSignalements } from '../../navigation/recherches';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

const LIBELLES_ETAT: Readonly<Record<string, string>> = {
  ...LIBELLES_ETAT_SIGNALEMENT,
  // L'émetteur ne distingue pas un refus d'un silence (domain.md 1.3).
  CLOS: 'Terminé sans accompagnement',
};

/** Qui lit un signalement : il n'y a pas encore de dossier, donc pas d'accord à compter (domain.md 1.3). */
export const LECTEURS_SIGNALEMENT: readonly string[] = [
  'le Service médical et le Service social qui reçoivent',
  'le référent',
  'la personne elle-même, si elle le demande',
];

/** Libellé d'un état, y compris celui que lit l'émetteur. */
export const libelleEtat = (etat: string): string => libelleDe(LIBELLES_ETAT, etat);

const option = (etat: string) => ({ value: etat, label: libelleEtat(etat) });

/** Filtre d'état « tous » de la file reçue, qui montre sinon ce qui reste à traiter. */
export const TOUS_LES_ETATS = 'TOUS';

/** États proposés dans le filtre ; l'émetteur ne distingue pas un refus d'un silence. */
export const optionsEtat = (vue: VueSignalements): { value: string; label: string }[] =>
  vue === 'emis'
    ? [
        { value: '', label: 'Tous les états' },
        ...['EMIS', 'RECU', 'QUALIFIE', 'OFFRE_PROPOSEE', 'ACCEPTE', 'CLOS_HORS_CHAMP', 'CLOS'].map(option),
      ]
    : [
        { value: '', label: 'À traiter' },
        { value: TOUS_LES_ETATS, label: 'Tous les états' },
        ...ETATS_SIGNALEMENT.map(option),
      ];

/** États à demander au serveur pour un filtre de l'écran. */
export function etatsDemandes(vue: VueSignalements, filtre: string | undefined): string | undefined {
  if (filtre === TOUS_LES_ETATS) return undefined;
  if (filtre || vue === 'emis') return filtre;
  return ETATS_SIGNALEMENT.filter((etat) => !estSignalementClos(etat)).join(',');
}

/** Couleur de la puce d'état. */
export function couleurEtat(etat: string): CouleurPuce {
  if (etat === 'ACCEPTE') return 'vert';
  if (etat.startsWith('CLOS')) return 'gris';
  return etat === 'OFFRE_PROPOSEE' ? 'violet' : etat === 'QUALIFIE' ? 'bleu' : 'ambre';
}

/** Motif en clair : un code de la liste, ou les mots de l'émetteur. */
export const motifEnClair = (motif: string): string => libelleRaison(motif);

/** Nom à montrer ; un envoi venu d'une liste peut ne pas porter de nom lisible par l'émetteur. */
export const nomPersonne = ({ assure }: SignalementVue): string =>
  assure.nomAffiche === '' ? 'Personne signalée' : assure.nomAffiche;

/** « J 97 · maladie ». */
export function situationSignalement({ arret }: SignalementVue): string {
  return arret ? `J ${arret.jours} · ${risqueCourt(arret.risque)}` : 'Arrêt non précisé';
}

/** Qui a signalé : la personne, sinon l'origine (liste de la CPAM). */
export const emetteurEnClair = ({ emetteur, origine }: SignalementVue): string =>
  emetteur ? [emetteur.nom, emetteur.organisme].filter(Boolean).join(', ') : libelleDe(LIBELLES_ORIGINE, origine);

/** « 3 jours », ou « aujourd’hui ». */
export const delaiEnClair = (jours: number): string => (jours === 0 ? 'aujourd’hui' : pluriel(jours, 'jour'));

/** « Niveau 3, accompagnement ». */
export function niveauEnClair(niveau: number | null): string {
  return niveau === null ? '' : `Niveau ${niveau}, ${libelleDe(LIBELLES_NIVEAU, String(niveau)).toLowerCase()}`;
}

/** Onglet ouvert par défaut : la file de mon unité si je la traite, sinon mes envois. */
export const vueParDefaut = (fonction: Fonction): VueSignalements =>
  peutActe(fonction, 'signalement.trier') || peutActe(fonction, 'signalement.contacter') ? 'recus' : 'emis';
