import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MesDroitsVue } from '@pdp/domain';
import { Demander } from '../../features/droits/demander';
import { MaDemande } from '../../features/droits/ma-demande';
import { optionsMesDroits } from '../../features/droits/mes-droits.requetes';
import { PourQui } from '../../features/livret/pour-qui';
import styles from '../../features/livret/livret.module.css';
import { useAujourdhui } from '../../platform/format/horloge';
import { useSession } from '../../platform/session/session.requetes';
import { useTitrePage } from '../../platform/ui/accessibilite/titre-page';
import { Lecture } from '../../platform/ui/retours/lecture';

/** « Mes droits » : ce que la personne peut demander sur ses données, et les réponses. Téléphone d'abord. */
export function PageMesDroits() {
  const titre = useTitrePage('Mes droits');
  const [dossierId, choisir] = useState<string | undefined>();
  const droits = useQuery(optionsMesDroits(dossierId));
  return (
    <>
      <h1 ref={titre} tabIndex={-1}>
        Mes droits
      </h1>
      <Lecture requete={droits}>
        {(donnees) => (
          <>
            <PourQui
              dossiers={donnees.dossiers}
              dossierId={donnees.dossierId}
              choisir={choisir}
              phrase="Vous exercez les droits de"
              libelle="J’exerce les droits de"
            />
            <MesDroits key={donnees.dossierId} droits={donnees} />
          </>
        )}
      </Lecture>
    </>
  );
}

function MesDroits({ droits }: { droits: MesDroitsVue }) {
  const aujourdhui = useAujourdhui();
  const pourMoi = useSession().habilitationActive.fonction === 'ASSURE';
  const [parti, poserParti] = useState(false);
  return (
    <div className={styles['livret']}>
      <p>
        {pourMoi ? 'Ces données sont à vous.' : 'Ces données sont à la personne que vous aidez.'} Vous pouvez les lire,
        les corriger, ou dire non. On vous répond en un mois.
      </p>
      {droits.limite && (
        <p className={styles['nouveau']}>
          Votre dossier est gelé&nbsp;: plus personne n’y écrit. Pour reprendre, écrivez au délégué par une demande.
        </p>
      )}
      <div role="status">
        {parti && <p className={styles['reussi']}>Votre demande est partie. Vous lirez la réponse ici.</p>}
      </div>
      {droits.demandes.length > 0 && (
        <section aria-labelledby="titre-demandes">
          <h2 id="titre-demandes">Mes demandes</h2>
          <ul className={styles['liste']}>
            {droits.demandes.map((demande) => (
              <MaDemande key={demande.id} demande={demande} aujourdhui={aujourdhui} />
            ))}
          </ul>
        </section>
      )}
      {droits.peutDemander && (
        <section aria-labelledby="titre-demander">
          <h2 id="titre-demander">Faire une demande</h2>
          <Demander dossierId={droits.dossierId} demandes={droits.demandes} surDepot={() => poserParti(true)} />
        </section>
      )}
      <p className={styles['petit']}>
        Pas d’accord avec une réponse&nbsp;? Écrivez à la CNIL, 3 place de Fontenoy, 75007 Paris.
      </p>
      <Link to="/mon-livret" className={styles['lien']}>
        Revenir à mon livret
      </Link>
    </div>
  );
}
