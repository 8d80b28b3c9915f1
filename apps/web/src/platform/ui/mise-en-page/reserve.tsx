import type { ReactNode } from 'react';

type Props = { readonly titre: string; readonly children: ReactNode };

/** Rubrique que le lecteur ne peut pas ouvrir : nommée, hachurée, jamais son contenu (« réservé au Service social »). */
export function Reserve({ titre, children }: Props) {
  return (
    <div className="ferme">
      <b>{titre}</b> — {children}
    </div>
  );
}
