import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

type Demande = {
  /** Question fermée : « Clore ce dossier ? ». */
  readonly titre: string;
  /** Ce qui va se passer, et si cela se défait. */
  readonly texte: ReactNode;
  /** Le verbe de l'action, jamais « OK ». */
  readonly bouton: string;
  readonly danger?: boolean;
};

/** Demande confirmation avant ce qui ne se défait pas ; rend vrai si l'utilisateur confirme. */
export function confirmer({ titre, texte, bouton, danger = false }: Demande): Promise<boolean> {
  return new Promise((resoudre) => {
    modals.openConfirmModal({
      title: titre,
      children: <div>{texte}</div>,
      labels: { confirm: bouton, cancel: 'Annuler' },
      ...(danger ? { confirmProps: { color: 'rouge' } } : {}),
      onConfirm: () => resoudre(true),
      onCancel: () => resoudre(false),
      onClose: () => resoudre(false),
    });
  });
}
