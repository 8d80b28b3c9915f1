import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';
import { ajouterPersonne, type PersonneDemo } from './personnes.js';

const A_TRAITER = 12;
const ECARTES = 2;

/** Arrêts qui viennent de passer 45 ou 90 jours : à traiter, écartés, ou déjà signalés. */
export function ajouterReperages(monde: Monde, dossiers: readonly DossierDemo[]): void {
  for (let i = 0; i < A_TRAITER + ECARTES; i++) {
    const seuil = SEUILS[i % 2]!;
    const debutArret = -(seuil.jours + monde.alea.entier(1, 12));
    const personne = ajouterPersonne(monde, { debutArret, finArret: monde.alea.entier(10, 60) });
    reperer(monde, personne, seuil, { etat: i < A_TRAITER ? 'A_TRAITER' : 'ECARTE', signalementId: null });
  }
  for (const dossier of dossiers.filter((d) => d.etat === 'EN_EVALUATION').slice(0, 3)) {
    const signalement = monde.lignes.signalement.find((s) => s['dossier_id'] === dossier.id);
    if (signalement)
      reperer(monde, dossier.personne, SEUILS[0], { etat: 'SIGNALE', signalementId: String(signalement['id']) });
  }
}

const SEUILS = [
  { code: 'J45', unite: 'SERVICE_MEDICAL', jours: 45 },
  { code: 'J90', unite: 'SERVICE_SOCIAL', jours: 90 },
] as const;

function reperer(
  monde: Monde,
  { id, arret, territoire }: PersonneDemo,
  { code, unite, jours }: (typeof SEUILS)[number],
  { etat, signalementId }: { etat: string; signalementId: string | null },
): void {
  const franchi = arret.debut + jours;
  monde.ajouter('reperage', {
    id: monde.id(monde.instant(franchi)),
    plateforme_id: PLATEFORMES[territoire].id,
    assure_id: id,
    arret_id: arret.id,
    seuil: code,
    unite,
    date_seuil: monde.jour(franchi),
    etat,
    signalement_id: signalementId,
    version: 1,
    cree_le: monde.instant(franchi),
  });
}
