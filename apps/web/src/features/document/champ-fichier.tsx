import { Button, FileButton, Progress } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { LIMITES_DOCUMENT, TYPES_ACCEPTES } from '@pdp/domain';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { pourcent, taille } from '../../platform/format/textes';
import { useLacher } from '../reperage/use-lacher';
import styles from './document.module.css';

type Props = {
  readonly libelle: string;
  readonly fichier: File | null;
  readonly surChoix: (fichier: File) => void;
  /** Part envoyée, de 0 à 1 ; absente : aucun envoi en cours. */
  readonly avancement?: number | undefined;
  readonly erreur?: ReactNode;
  readonly chemin?: string;
};

/** Un fichier à glisser ou à choisir : le même geste à la souris, au clavier et au doigt ; dit ce qui est accepté. */
export function ChampFichier({ libelle, fichier, surChoix, avancement, erreur, chemin = 'fichier' }: Props) {
  const zone = useRef<HTMLDivElement>(null);
  const [aide, faute] = [useId(), useId()];
  const survol = useLacher(zone, surChoix);
  return (
    <div role="group" aria-label={libelle} data-path={chemin} className={styles['champ']}>
      <div ref={zone} className={`${styles['zone']} ${survol ? styles['survol'] : ''}`}>
        <IconFileUpload size={28} aria-hidden="true" />
        <p>
          {fichier ? (
            <>
              <b className={styles['nomFichier']}>{fichier.name}</b>, {taille(fichier.size)}
            </>
          ) : (
            <>
              <b>Glissez ici le fichier</b>, ou choisissez-le.
            </>
          )}
        </p>
        <FileButton accept={TYPES_ACCEPTES} onChange={(choisi) => choisi && surChoix(choisi)}>
          {(props) => (
            <Button {...props} variant="default" aria-describedby={`${aide} ${faute}`}>
              {fichier ? 'Choisir un autre fichier' : 'Choisir un fichier'}
            </Button>
          )}
        </FileButton>
        <p className="fin" id={aide}>
          PDF, PNG ou JPEG, jusqu’à {LIMITES_DOCUMENT.octets / 1024 / 1024}&nbsp;Mo.
        </p>
      </div>
      {avancement !== undefined && <Avancement part={avancement} />}
      <p id={faute} className={styles['faute']} hidden={!erreur}>
        {erreur}
      </p>
    </div>
  );
}

function Avancement({ part }: { part: number }) {
  return (
    <>
      <Progress.Root size="lg" radius="xl">
        <Progress.Section
          value={Math.max(part * 100, 2)}
          animated
          aria-label="Envoi du fichier"
          aria-valuetext={pourcent(part)}
        />
      </Progress.Root>
      <p className="fin" role="status">
        {part < 1 ? 'Envoi du fichier…' : 'Fichier envoyé, vérification…'}
      </p>
    </>
  );
}
