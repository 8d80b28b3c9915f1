import { useId } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { useSession } from '../../platform/session/session.requetes';
import styles from './livret.module.css';

type Props = {
  readonly dossiers: MonLivretVue['dossiers'];
  readonly dossierId: string;
  readonly choisir: (dossierId: string) => void;
  /** Début de la phrase : « Vous lisez le livret de ». */
  readonly phrase: string;
  /** Libellé du choix, quand il y a plusieurs mandats. */
  readonly libelle: string;
};

/** Dit à un mandataire pour qui il agit, et le laisse choisir s'il a plusieurs mandats ; rien pour un assuré. */
export function PourQui({ dossiers, dossierId, choisir, phrase, libelle }: Props) {
  const id = useId();
  const { fonction } = useSession().habilitationActive;
  if (fonction !== 'MANDATAIRE') return null;
  const [seul] = dossiers;
  if (dossiers.length < 2) {
    return (
      <p className={`${styles['petit']} ${styles['pourQui']}`}>
        {phrase} {seul?.nomAffiche}.
      </p>
    );
  }
  return (
    <div className={`${styles['champ']} ${styles['pourQui']}`}>
      <label htmlFor={id}>{libelle}</label>
      <select id={id} value={dossierId} onChange={(e) => choisir(e.currentTarget.value)}>
        {dossiers.map((dossier) => (
          <option key={dossier.dossierId} value={dossier.dossierId}>
            {dossier.nomAffiche}
          </option>
        ))}
      </select>
    </div>
  );
}
