import { LIMITES_DOCUMENT, TYPES_ACCEPTES } from '@pdp/domain';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { taille } from '../../platform/format/textes';
import { ZoneDepot } from '../../platform/ui/formulaire/zone-depot';
import { BarreAvancement } from '../../platform/ui/retours/barre-avancement';
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

/** Champ d'un document : le fichier à glisser ou à choisir, ce qui est accepté, et l'avancement de l'envoi. */
export function ChampFichier({ libelle, fichier, surChoix, avancement, erreur, chemin = 'fichier' }: Props) {
  const faute = useId();
  return (
    <div role="group" aria-label={libelle} data-path={chemin} className={styles['champ']}>
      <ZoneDepot
        accepte={TYPES_ACCEPTES}
        invite={<Choisi fichier={fichier} />}
        bouton={fichier ? 'Choisir un autre fichier' : 'Choisir un fichier'}
        aide={<>PDF, PNG ou JPEG, jusqu’à {LIMITES_DOCUMENT.octets / 1024 / 1024}&nbsp;Mo.</>}
        surChoix={surChoix}
        decritPar={faute}
      />
      {avancement !== undefined && (
        <>
          <BarreAvancement part={avancement} titre="Envoi du fichier" />
          <p className="fin" role="status">
            {avancement < 1 ? 'Envoi du fichier…' : 'Fichier envoyé, vérification…'}
          </p>
        </>
      )}
      <p id={faute} className={styles['faute']} hidden={!erreur}>
        {erreur}
      </p>
    </div>
  );
}

const Choisi = ({ fichier }: { fichier: File | null }) =>
  fichier ? (
    <>
      <b>{fichier.name}</b>, {taille(fichier.size)}
    </>
  ) : (
    <>
      <b>Glissez ici le fichier</b>, ou choisissez-le.
    </>
  );
