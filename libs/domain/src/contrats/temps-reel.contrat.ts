import type { ParticipantVue } from './revue.contrat.js';
import type { Probleme } from './probleme.contrat.js';

/** Accusé de toute commande de socket. */
export type Accuse<T> =
  { readonly ok: true; readonly donnees: T } | { readonly ok: false; readonly probleme: Probleme };

type Commande<Requete, Reponse> = (requete: Requete, accuse: (reponse: Accuse<Reponse>) => void) => void;

/** Ce que le navigateur envoie (contract.md, « Sockets »). */
export type EvenementsClient = {
  'revue.rejoindre': Commande<
    { revueId: string; depuis?: number },
    { sequence: number; participants: readonly ParticipantVue[] }
  >;
  'revue.quitter': Commande<{ revueId: string }, null>;
  /** `rang` croît à chaque frappe d'un poste : il ordonne la frappe et l'enregistrement, que deux chemins portent. */
  'passage.ecrire': Commande<{ passageId: string; texte: string; position: number; rang?: number }, null>;
  'passage.prendre-la-main': Commande<{ passageId: string }, { ecrivainId: string }>;
};

/** Ce que le serveur envoie : des identifiants et une séquence, jamais de contenu de dossier (sauf le brouillon, à la salle du passage). */
export type EvenementsServeur = {
  'revue.evenement': (e: { revueId: string; sequence: number; type: string }) => void;
  'revue.presence': (e: { revueId: string; participants: readonly ParticipantVue[] }) => void;
  /** `version` : le texte est enregistré ; `aRelire` : le reste du bloc a changé aussi, à relire par sa route. */
  'passage.brouillon': (e: {
    passageId: string;
    texte: string;
    auteurId: string;
    auteur?: string;
    version?: number;
    aRelire?: boolean;
  }) => void;
  'notification.creee': (e: { id: string }) => void;
  /** Ce que ce dossier ouvre a changé (accord, lien) : à relire par ses routes, qui disent à chacun ce qu'il y lit. */
  'dossier.change': (e: { id: string }) => void;
  /** Un document de ce dossier, ou l'examen de son fichier, a changé : à relire par ses routes. */
  'document.change': (e: { dossierId: string; id: string }) => void;
  'acces.retire': (e: { ressource: string; id: string }) => void;
  'session.expiree': () => void;
};
