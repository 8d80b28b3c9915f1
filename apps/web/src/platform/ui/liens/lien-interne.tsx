import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { adresseInterne } from './adresse-interne';

type Props = {
  /** Lien donné par le serveur : `/dossiers/…`, `/signalements?ouvert=…`. */
  readonly vers: string | null | undefined;
  readonly className?: string | undefined;
  /** Fait de ce lien celui que J et K parcourent. */
  readonly ligne?: boolean;
  readonly surClic?: () => void;
  readonly children: ReactNode;
};

/** Lien vers une page dont le serveur donne l'adresse ; simple texte si elle n'est pas interne à l'application. */
export function LienInterne({ vers, className, ligne = false, surClic, children }: Props) {
  const adresse = adresseInterne(vers);
  if (!adresse) return <span className={className}>{children}</span>;
  return (
    <Link
      to={adresse.chemin}
      search={adresse.recherche as never}
      {...(adresse.hash ? { hash: adresse.hash } : {})}
      className={className}
      onClick={surClic}
      {...(ligne ? { 'data-lien-ligne': '' } : {})}
    >
      {children}
    </Link>
  );
}
