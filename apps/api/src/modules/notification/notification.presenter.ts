import { PHRASES_NOTIFICATION, messageNeutre, type EnvoiVue, type Fonction, type NotificationVue } from '@pdp/domain';
import type { LigneEnvoi, LigneNotification } from './persistence/lecture-notifications.js';

/** Notification telle que montrée à son destinataire, sous la fonction qu'il exerce. */
export const presenterNotification = (l: LigneNotification, fonction: Fonction): NotificationVue => ({
  id: l.id,
  type: l.type,
  texte: PHRASES_NOTIFICATION[l.type] ?? 'Vous avez un nouveau message.',
  lien: lienDe(l, fonction),
  creeLe: l.cree_le.toISOString(),
  lueLe: l.lue_le?.toISOString() ?? null,
});

/** Envoi tel que montré au lecteur ; l'adresse d'un assuré n'est ouverte que pour lui-même. */
export const presenterEnvoi = (
  l: LigneEnvoi,
  lecteurId: string,
  { adresseDuSite, ouvrir }: { readonly adresseDuSite: string; readonly ouvrir: (l: LigneEnvoi) => string | null },
): EnvoiVue => ({
  id: l.id,
  canal: l.canal,
  destinataire:
    l.est_assure && l.utilisateur_id !== lecteurId
      ? 'Espace assuré (adresse masquée)'
      : (ouvrir(l) ?? 'Adresse absente'),
  ...messageNeutre(adresseDuSite, l.nombre),
  etat: l.etat,
  tentatives: l.tentatives,
  derniereErreur: l.derniere_erreur,
  creeLe: l.cree_le.toISOString(),
  envoyeLe: l.envoye_le?.toISOString() ?? null,
  prochainEssai: l.etat === 'EN_FILE' || l.etat === 'ECHEC' ? (l.prochain_essai?.toISOString() ?? null) : null,
});

// Le lien ouvre l'endroit exact ; c'est la page, avec les droits du moment, qui décide de ce qu'elle montre.
function lienDe(
  { type, ressource, ressource_id: id, dossier_id: dossierId }: LigneNotification,
  fonction: Fonction,
): string | null {
  if (fonction === 'ASSURE' || fonction === 'MANDATAIRE')
    return ressource === 'demande-droit' ? '/mes-droits' : '/mon-livret';
  if (type === 'DEMANDE_DROIT') return `/droits?ouverte=${id}`;
  if (ressource === 'signalement')
    return `/signalements?vue=${type === 'SIGNALEMENT_SUITE' ? 'emis' : 'recus'}&ouvert=${id}`;
  if (type === 'ACCES_INHABITUEL') return '/journal';
  if (type === 'RECONFIRMATION') return '/administration?onglet=reconfirmation';
  if (type === 'SUPPLEANCE') return '/suppleances';
  if (ressource === 'revue') return `/revues/${id}`;
  if (type === 'ORIENTATION_ETM' && fonction === 'COORDINATEUR_ETM') return '/revues';
  if (ressource === 'dossier') return `/dossiers/${id}`;
  if (ressource === 'document' && dossierId !== null) return `/dossiers/${dossierId}?onglet=documents`;
  if (ressource === 'rendez-vous' && dossierId !== null) return `/dossiers/${dossierId}?onglet=entretiens`;
  if (type === 'VISITE_DEMANDEE') return `/travail?visite=${id}`;
  return dossierId === null ? '/travail' : `/dossiers/${dossierId}`;
}
