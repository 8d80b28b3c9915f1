import { estEchec } from '../../platform/api/probleme';
import { adresseConnexion, pageCourante } from '../../platform/session/connexion';

/** Lien qui refait la connexion et ramène ici, quand c'est ce qui manque pour prendre un fichier. */
export function SeReconnecter({ erreur }: { erreur: unknown }) {
  if (!estEchec(erreur, 'connexion-a-refaire')) return null;
  return <a href={adresseConnexion(pageCourante(), { recente: 'oui' })}>Me connecter de nouveau</a>;
}
