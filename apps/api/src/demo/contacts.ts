import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';

const NOMBRES = [
  [0, 2],
  [1, 3],
  [3, 2],
] as const;

/** Appels et messages des accompagnements menés : ils ne sont pas des entretiens. */
export function ajouterContacts(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  for (const jour of [-50, -49, -20]) ajouterContact(monde, vitrine, monde.compte('assistante.sociale'), jour);
  for (const dossier of dossiers) {
    if (!dossier.partage || !dossier.referent) continue;
    const nombre = monde.alea.pondere(NOMBRES);
    for (let i = 0; i < nombre; i++)
      ajouterContact(monde, dossier, dossier.referent, Math.min(-1, dossier.ouvertLe + 3 + i * 17));
  }
}

function ajouterContact(monde: Monde, dossier: DossierDemo, auteur: AgentDemo, jour: number): void {
  const le = monde.instant(jour, 10);
  monde.ajouter('contact', {
    id: monde.id(le),
    dossier_id: dossier.id,
    nature: monde.alea.pondere([
      ['SANS_REPONSE', 4],
      ['MESSAGE_LAISSE', 3],
      ['JOINT', 3],
      ['ECRIT', 1],
    ]),
    le,
    auteur_id: auteur.id,
  });
}
