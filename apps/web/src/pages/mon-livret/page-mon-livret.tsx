import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { MonLivret } from '../../features/livret/mon-livret';
import { optionsMonLivret } from '../../features/livret/livret.requetes';
import styles from '../../features/livret/livret.module.css';
import { estEchec } from '../../platform/api/probleme';
import { useSession } from '../../platform/session/session.requetes';
import { useTitrePage } from '../../platform/ui/accessibilite/titre-page';
import { Lecture } from '../../platform/ui/retours/lecture';

/** Livret de suivi, lu par l'assuré ou par la personne qu'il a choisie. */
export function PageMonLivret() {
  const [dossierId, choisir] = useState<string | undefined>();
  const titre = useTitrePage('Mon livret de suivi');
  const livret = useQuery(optionsMonLivret(dossierId));
  const absent = estEchec(livret.error, 'introuvable') && livret.data === undefined;
  return (
    <>
      <h1 ref={titre} tabIndex={-1} className="visuellement-cache">
        Mon livret de suivi
      </h1>
      {absent ? (
        <SansDossier />
      ) : (
        <Lecture requete={livret}>
          {(donnees) => (
            <>
              <PourQui livret={donnees} choisir={choisir} />
              <MonLivret key={donnees.dossierId} livret={donnees} />
            </>
          )}
        </Lecture>
      )}
    </>
  );
}

function SansDossier() {
  return (
    <div className={styles['livret']}>
      <p className={styles['bloc']}>
        Aucun livret n’est ouvert pour vous aujourd’hui. Si vous attendiez un livret, appelez le service social de votre
        caisse.
      </p>
    </div>
  );
}

function PourQui({ livret, choisir }: { livret: MonLivretVue; choisir: (dossierId: string) => void }) {
  const id = useId();
  const { fonction } = useSession().habilitationActive;
  if (fonction !== 'MANDATAIRE') return null;
  const [seul] = livret.dossiers;
  if (livret.dossiers.length < 2) {
    return (
      <p className={`${styles['petit']} ${styles['pourQui']}`}>
        Vous lisez le livret de {seul?.nomAffiche ?? livret.prenom}.
      </p>
    );
  }
  return (
    <div className={`${styles['champ']} ${styles['pourQui']}`}>
      <label htmlFor={id}>Je lis le livret de</label>
      <select id={id} value={livret.dossierId} onChange={(e) => choisir(e.currentTarget.value)}>
        {livret.dossiers.map(({ dossierId, nomAffiche }) => (
          <option key={dossierId} value={dossierId}>
            {nomAffiche}
          </option>
        ))}
      </select>
    </div>
  );
}
