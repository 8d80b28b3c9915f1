import { useState } from 'react';
import { ListesDuDiagnostic } from '../../diagnostic/listes-en-revue';

type Props = { readonly dossierId: string; readonly nom: string };

/** Freins, ressources et besoins d'un dossier inscrit, lus seulement quand on les demande. */
export function DiagnosticDuPassage({ dossierId, nom }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <details onToggle={(e) => poserOuvert(e.currentTarget.open)}>
      <summary className="fin">
        Freins, ressources, besoins<span className="visuellement-cache">&nbsp;: {nom}</span>
      </summary>
      {ouvert && <ListesDuDiagnostic dossierId={dossierId} />}
    </details>
  );
}
