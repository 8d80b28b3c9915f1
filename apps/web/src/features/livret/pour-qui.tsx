import { useId } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { useSession } from '../../platform/session/session.requetes';
import { dateLongue } from '../../platform/format/dates';
import styles from './livret.module.css';

type Props = {
  readonly dossiers: MonLivretVue['dossiers'];
  readonly dossierId: string;
  readonly choisir: (dossierId: string) => void;
  /** Début de la phrase : « Vous lisez le livret de ». */
  readonly phrase: string;
  /** Libellé du choix, quand il y a plusieurs mandats. */
  readonly libelle: string;
  /** Ce que le mandat permet, et jusqu'à quand ; absent sur les autres pages. */
  readonly mandat?: MonLivretVue['mandat'];
};

/** Dit à un mandataire pour qui il agit, et le laisse choisir s'il a plusieurs mandats ; rien pour un assuré. */
export function PourQui({ dossiers, dossierId, choisir, phrase, libelle, mandat }: Props) {
  const id = useId();
  const { fonction } = useSession().habilitationActive;
  if (fonction !== 'MANDATAIRE') return null;
  const [seul] = dossiers;
  if (dossiers.length < 2) {
    return (
      <p className={`${styles['petit']} ${styles['pourQui']}`}>
        {phrase} {seul?.nomAffiche}. {permisEnClair(mandat)}
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
      {mandat && <p className={styles['petit']}>{permisEnClair(mandat)}</p>}
    </div>
  );
}

/** « Vous pouvez lire et agir, jusqu'au… » */
function permisEnClair(mandat: MonLivretVue['mandat'] | undefined): string {
  if (!mandat) return '';
  const droit = mandat.portee === 'AGIR' ? 'Vous pouvez lire et agir' : 'Vous pouvez lire, sans rien changer';
  return mandat.fin === null ? `${droit}.` : `${droit}, jusqu’au ${dateLongue(mandat.fin)}.`;
}
