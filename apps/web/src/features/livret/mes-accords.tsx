import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { MonLivretVue } from '@pdp/domain';
import { peut } from '../../platform/permissions/capacites';
import { EnDeuxTemps } from './en-deux-temps';
import { dateEnClair, effetDuRetrait, retraitFait } from './livret.vue';
import { useRetirerAccord } from './livret.requetes';
import { PiedDePartie } from './pied-de-partie';
import { QuiAOuvert } from './qui-a-ouvert';
import { Repli } from './repli';
import styles from './livret.module.css';

type Accord = MonLivretVue['accords'][number];
type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** « Mes accords » : qui lit quoi, le retrait en deux appuis, et qui a ouvert le dossier. */
export function MesAccords({ livret, aujourdhui }: Props) {
  const [retire, poserRetire] = useState<string | undefined>();
  const actifs = livret.accords.filter(({ actif }) => actif);
  const finis = livret.accords.filter(({ actif }) => !actif);
  return (
    <section aria-labelledby="titre-accords">
      <h2 id="titre-accords" data-lu="">
        Mes accords
      </h2>
      <div role="status">
        {retire && <p className={`${styles['reussi']} ${styles['ecran']}`}>{retraitFait(retire)}</p>}
      </div>
      {actifs.length === 0 && <p data-lu="">Vous n’avez donné aucun accord pour le moment.</p>}
      {actifs.length > 0 && (
        <ul className={styles['liste']}>
          {actifs.map((accord) => (
            <AccordActif
              key={accord.id}
              accord={accord}
              aujourdhui={aujourdhui}
              retirable={peut(livret, 'RETIRER_ACCORD')}
              surRetrait={() => poserRetire(accord.destinataire)}
            />
          ))}
        </ul>
      )}
      {finis.length > 0 && <AccordsFinis finis={finis} />}
      <PiedDePartie livret={livret} partie="ACCORDS" aujourdhui={aujourdhui} />
      {peut(livret, 'LIRE_JOURNAL') && <QuiAOuvert livret={livret} />}
      <Link to="/mes-droits" className={`${styles['lien']} ${styles['ecran']}`}>
        Mes droits sur mes données
      </Link>
    </section>
  );
}

type PropsAccord = { accord: Accord; aujourdhui: string; retirable: boolean; surRetrait: () => void };

function AccordActif({ accord, aujourdhui, retirable, surRetrait }: PropsAccord) {
  const retirer = useRetirerAccord();
  return (
    <li className={styles['bloc']}>
      <div data-lu="">
        <p>{accord.phrase}</p>
        <p className={styles['petit']}>Accord donné le {dateEnClair(accord.depuis, aujourdhui)}.</p>
      </div>
      {retirable && (
        <EnDeuxTemps
          libelle="Retirer mon accord"
          precision={accord.destinataire}
          question="Retirer cet accord&nbsp;?"
          oui="Oui, retirer mon accord"
          non="Garder mon accord"
          enCours={retirer.isPending || retirer.isSuccess}
          erreur={retirer.error}
          agir={() => retirer.mutate({ id: accord.id, version: accord.version }, { onSuccess: surRetrait })}
        >
          <p>{effetDuRetrait(accord.destinataire)}</p>
          <p>Vos droits et vos remboursements ne changent pas. Vous pourrez redonner votre accord plus tard.</p>
        </EnDeuxTemps>
      )}
    </li>
  );
}

function AccordsFinis({ finis }: { finis: readonly Accord[] }) {
  return (
    <div className={styles['ecran']}>
      <Repli resume={<>Accords terminés&nbsp;: {finis.length}</>}>
        <ul className={styles['liste']}>
          {finis.map(({ id, phrase }) => (
            <li key={id} className={styles['petit']}>
              {phrase}
            </li>
          ))}
        </ul>
      </Repli>
    </div>
  );
}
