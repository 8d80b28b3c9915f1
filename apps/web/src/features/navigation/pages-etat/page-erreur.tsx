import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { estEchec } from '../../../platform/api/probleme';
import { EnTetePage } from '../../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { PageIntrouvable } from './page-introuvable';

/** Incident d'un écran : la coque reste, l'utilisateur peut réessayer ou aller ailleurs. */
export function PageErreur({ error, reset }: ErrorComponentProps) {
  const routeur = useRouter();
  if (estEchec(error, 'introuvable')) return <PageIntrouvable />;
  const reessayer = () => {
    reset();
    void routeur.invalidate();
  };
  return (
    <Page>
      <EnTetePage titre="Cette page n’a pas pu s’afficher" />
      <Erreur erreur={error} reessayer={reessayer} />
    </Page>
  );
}
