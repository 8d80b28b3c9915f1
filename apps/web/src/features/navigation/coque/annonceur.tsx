import { useMagasin } from '../../../platform/magasin';
import { annonceDePage } from '../../../platform/ui/accessibilite/titre-page';

/** Dit la page ouverte aux lecteurs d'écran après une navigation. */
export function Annonceur() {
  const annonce = useMagasin(annonceDePage);
  return (
    <p className="visuellement-cache" role="status" aria-live="polite">
      {annonce === '' ? '' : `Page ouverte\u00a0: ${annonce}`}
    </p>
  );
}
