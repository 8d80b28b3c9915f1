import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MonLivret } from '../../features/livret/mon-livret';
import { optionsMonLivret } from '../../features/livret/livret.requetes';
import { PourQui } from '../../features/livret/pour-qui';
import styles from '../../features/livret/livret.module.css';
import { estEchec } from '../../platform/api/probleme';
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
              <PourQui
                dossiers={donnees.dossiers}
                dossierId={donnees.dossierId}
                choisir={choisir}
                phrase="Vous lisez le livret de"
                libelle="Je lis le livret de"
                mandat={donnees.mandat}
              />
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
