import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { PLATEFORMES } from './organismes.js';
import { noterEtape } from './suivi.js';

/** Ce qui attend la réponse d'un compte nommé : une transmission de référent, une question de l'assurée. */
export function ajouterAttentes(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  proposerTransmission(monde, dossiers);
  repondreAuxTransmissions(monde, dossiers);
  poserQuestion(monde, vitrine);
}

function proposerTransmission(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const claire = monde.compte('assistante.sociale');
  const dossier = dossiers.find(
    (d) => d.etat === 'EN_COURS' && d.referent !== null && d.referent.id !== claire.id && d.partage,
  );
  if (!dossier?.referent) return;
  const cree = monde.instant(-1, 10);
  const id = monde.id(cree);
  monde.ajouter('transmission_referent', {
    id,
    dossier_id: dossier.id,
    de_id: dossier.referent.id,
    vers_id: claire.id,
    motif: 'Changement de secteur',
    etat: 'PROPOSEE',
    version: 1,
    cree_le: cree,
    repondu_le: null,
  });
  // Sans dossier : tant qu'elle n'a pas accepté, Claire n'a pas de lien avec lui.
  notifier(monde, { type: 'TRANSMISSION_PROPOSEE', ressource: 'transmission', ressourceId: id, dossierId: null, cree });
}

// Deux réponses passées : l'une acceptée par le référent d'aujourd'hui, l'autre refusée.
function repondreAuxTransmissions(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const suivis = dossiers.filter((d) => d.etat === 'EN_COURS' && d.referent !== null && d.partage).slice(-2);
  const autres = monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']);
  suivis.forEach((dossier, i) => {
    const autre = autres.find((a) => a.id !== dossier.referent?.id);
    if (!dossier.referent || !autre) return;
    const [de, vers] = i === 0 ? [autre, dossier.referent] : [dossier.referent, autre];
    const cree = monde.instant(-12, 10);
    monde.ajouter('transmission_referent', {
      id: monde.id(cree),
      dossier_id: dossier.id,
      de_id: de.id,
      vers_id: vers.id,
      motif: 'Changement de secteur',
      etat: i === 0 ? 'ACCEPTEE' : 'REFUSEE',
      version: 2,
      cree_le: cree,
      repondu_le: monde.instant(-11, 15),
    });
  });
}

function poserQuestion(monde: Monde, dossier: DossierDemo): void {
  const claire = monde.compte('assistante.sociale');
  const assuree = monde.compte('assuree');
  const cree = monde.instant(-1, 18);
  const [id, tacheId] = [monde.id(cree), monde.id(cree)];
  monde.ajouter('tache', {
    id: tacheId,
    dossier_id: dossier.id,
    plateforme_id: PLATEFORMES[dossier.personne.territoire].id,
    libelle: 'Répondre à une question de l’assuré',
    pourquoi: 'Question posée dans le livret',
    origine: 'LIVRET',
    etat: 'A_FAIRE',
    version: 1,
    auteur_id: assuree.id,
    responsable_id: claire.id,
    dans_livret: false,
    echeance: monde.jour(4),
    cree_le: cree,
  });
  monde.ajouter('livret_question', {
    id,
    dossier_id: dossier.id,
    texte: 'Est-ce que je continue à être payée pendant l’essai ?',
    auteur_id: assuree.id,
    tache_id: tacheId,
    reponse: null,
    repondu_le: null,
    cree_le: cree,
  });
  noterEtape(monde, dossier, 'Répondre à une question de l’assuré', monde.jour(4));
  notifier(monde, { type: 'QUESTION_ASSURE', ressource: 'livret', ressourceId: id, dossierId: dossier.id, cree });
}

function notifier(
  monde: Monde,
  n: { type: string; ressource: string; ressourceId: string; dossierId: string | null; cree: Date },
): void {
  monde.ajouter('notification', {
    id: monde.id(n.cree),
    utilisateur_id: monde.compte('assistante.sociale').id,
    type: n.type,
    ressource: n.ressource,
    ressource_id: n.ressourceId,
    dossier_id: n.dossierId,
    urgente: n.type === 'TRANSMISSION_PROPOSEE',
    etat: 'DELIVREE',
    cree_le: n.cree,
    lue_le: null,
  });
}
