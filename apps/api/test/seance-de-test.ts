import type { ClientHttp } from './client-http.js';
import type { ApplicationDemo } from './demo-de-test.js';
import { ouvrirSocket, type SocketDeTest } from './socket-de-test.js';

type Mise = {
  /** Dossiers inscrits, dans l'ordre. */
  readonly dossiers: readonly string[];
  /** Qui inscrit les dossiers ; par défaut qui planifie. */
  readonly par?: ClientHttp;
  readonly question?: string;
  /** Créneau de chaque dossier, dans le même ordre ; standard s'il manque. */
  readonly formats?: readonly ('STANDARD' | 'LONG' | 'LOT')[];
  readonly participants?: readonly string[];
  /** Instant prévu ; maintenant par défaut. */
  readonly debut?: string;
  readonly type?: 'REVUE' | 'POINT_PARTENAIRE' | 'ETM';
  /** `EN_COURS` par défaut ; sinon l'ordre du jour reste ouvert. */
  readonly etat?: 'EN_COURS' | 'ORDRE_DU_JOUR_OUVERT';
};

export type SeanceDeTest = { readonly revueId: string; readonly passages: readonly string[] };

/** Planifie une séance pour maintenant, y inscrit des dossiers et la démarre, comme une personne le ferait ; échoue au premier refus. */
export async function tenirSeance(planifie: ClientHttp, mise: Mise): Promise<SeanceDeTest> {
  const { dossiers, par = planifie, question = 'Que faire ?', etat = 'EN_COURS', formats = [], ...reste } = mise;
  const { participants, type, debut = new Date().toISOString() } = reste;
  const { id: revueId } = await obtenir<{ id: string }>(planifie, '/revues', { debut, participants, type });
  const transiter = (transition: string) => obtenir(planifie, `/revues/${revueId}/transitions`, { transition });
  await transiter('ouvrirOrdreDuJour');
  const passages: string[] = [];
  for (const [i, dossierId] of dossiers.entries()) {
    const corps = { dossierId, question, format: formats[i] };
    const inscrit = await obtenir<{ id: string }>(par, `/revues/${revueId}/passages`, corps);
    passages.push(inscrit.id);
  }
  if (etat === 'EN_COURS') await transiter('demarrer');
  return { revueId, passages };
}

/** Sockets d'un essai, fermées ensemble. */
export class SocketsDeTest {
  private readonly ouvertes: SocketDeTest[] = [];

  /** Ouvre une socket et entre dans une séance ; un refus est une erreur. */
  async entrer(client: ClientHttp, revueId: string): Promise<SocketDeTest> {
    const socket = await ouvrirSocket(client);
    this.ouvertes.push(socket);
    const entree = await socket.envoyer('revue.rejoindre', { revueId });
    if (!entree.ok) throw new Error(`entrée refusée : ${entree.probleme.code}`);
    return socket;
  }

  fermer(): void {
    for (const socket of this.ouvertes) socket.fermer();
  }
}

/** Autres dossiers de la plateforme de celui-ci, en cours et partagés : la coordination peut les inscrire. */
export async function dossiersProposables(
  app: Pick<ApplicationDemo, 'sql'>,
  dossierId: string,
  nombre: number,
): Promise<string[]> {
  const lignes = await app.sql<{ id: string }>(
    `SELECT d.id FROM dossier d WHERE d.etat = 'EN_COURS' AND d.id <> $1 AND d.plateforme_id = (SELECT plateforme_id FROM dossier WHERE id = $1)
       AND EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL)
       AND NOT EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.unite = 'CAP_EMPLOI')
       AND NOT EXISTS (SELECT 1 FROM affectation_dossier f WHERE f.dossier_id = d.id AND (f.unite = 'CAP_EMPLOI' OR f.utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'cap.emploi')))
     ORDER BY d.id LIMIT $2`,
    [dossierId, nombre],
  );
  return lignes.map((l) => l.id);
}

async function obtenir<T>(client: ClientHttp, chemin: string, corps: object): Promise<T> {
  const reponse = await client.post<T>(chemin, corps);
  if (reponse.statut < 300) return reponse.corps;
  throw new Error(`${chemin} : ${reponse.statut} ${reponse.texte.slice(0, 400)}`);
}
