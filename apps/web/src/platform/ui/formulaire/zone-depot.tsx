import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLacher } from './use-lacher';
import styles from './zone-depot.module.css';

type Props = {
  /** Extensions et types acceptés, séparés par des virgules. */
  readonly accepte: string;
  /** Ce qu'il faut faire, ou le fichier déjà choisi. */
  readonly invite: ReactNode;
  readonly bouton: string;
  /** Ce qui est accepté, jusqu'à quelle taille. */
  readonly aide: ReactNode;
  readonly surChoix: (fichier: File) => void;
  /** Le geste principal de la page, ou un champ parmi d'autres. */
  readonly principal?: boolean;
  readonly enCours?: boolean;
  /** Id de la faute à relier au bouton. */
  readonly decritPar?: string;
};

/** Un fichier à glisser ou à choisir : le même geste à la souris, au clavier et au doigt. */
export function ZoneDepot(props: Props) {
  const { accepte, invite, bouton, aide, surChoix, principal = false, enCours = false, decritPar } = props;
  const zone = useRef<HTMLDivElement>(null);
  const vider = useRef<() => void>(null);
  const idAide = useId();
  const survol = useLacher(zone, surChoix);
  const choisir = (fichier: File | null) => {
    // Sinon, reprendre le même fichier une fois corrigé ne ferait rien : le navigateur ne voit pas de changement.
    vider.current?.();
    if (fichier) surChoix(fichier);
  };
  return (
    <div ref={zone} className={`${styles['zone']} ${survol ? styles['survol'] : ''}`}>
      <IconFileUpload size={principal ? 34 : 28} aria-hidden="true" />
      <p>{invite}</p>
      <FileButton accept={accepte} onChange={choisir} resetRef={vider}>
        {(bases) => (
          <Button
            {...bases}
            variant={principal ? 'filled' : 'default'}
            loading={enCours}
            aria-describedby={decritPar === undefined ? idAide : `${idAide} ${decritPar}`}
          >
            {bouton}
          </Button>
        )}
      </FileButton>
      <p className="fin" id={idAide}>
        {aide}
      </p>
    </div>
  );
}
