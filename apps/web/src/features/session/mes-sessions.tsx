import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION, type MaSession } from '@pdp/domain';
import { dateHeureMoyenne, ilYA } from '../../platform/format/dates';
import { useMaintenant } from '../../platform/format/horloge';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { Lecture } from '../../platform/ui/retours/lecture';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { optionsMesSessions, useMettreFin } from './mes-sessions.requetes';
import styles from './session.module.css';

/** Appareils où je suis connecté, celui-ci d'abord, et de quoi fermer les autres. */
export function ListeMesSessions() {
  const sessions = useQuery(optionsMesSessions);
  return (
    <Carte titre="Où je suis connecté">
      <Lecture requete={sessions}>{({ elements }) => <Liste sessions={elements} />}</Lecture>
    </Carte>
  );
}

function Liste({ sessions }: { readonly sessions: readonly MaSession[] }) {
  const fin = useMettreFin();
  const terminer = async (id: string | null) => {
    const toutes = {
      titre: 'Fermer toutes les autres sessions ?',
      texte: 'Ces appareils seront déconnectés tout de suite. Ce qui n’y était pas enregistré peut être perdu.',
      bouton: 'Fermer les autres sessions',
    };
    if (id === null && !(await confirmer(toutes))) return;
    fin.mutate(id, {
      onSuccess: () => prevenir.succes(id === null ? 'Les autres sessions sont fermées.' : 'Session fermée.'),
      onError: (erreur) => prevenir.echec(erreur),
    });
  };
  return (
    <>
      <ul className={styles['sessions']}>
        {sessions.map((session) => (
          <Ligne
            key={session.id}
            session={session}
            enCours={fin.isPending && fin.variables === session.id}
            surFin={() => void terminer(session.id)}
          />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          variant="default"
          mt="md"
          loading={fin.isPending && fin.variables === null}
          onClick={() => void terminer(null)}
        >
          Fermer toutes les autres
        </Button>
      ) : (
        <p className="fin">Vous n’êtes connecté nulle part ailleurs.</p>
      )}
    </>
  );
}

type LigneProps = { readonly session: MaSession; readonly enCours: boolean; readonly surFin: () => void };

function Ligne({ session, enCours, surFin }: LigneProps) {
  const maintenant = useMaintenant();
  const appareil = session.appareil ?? 'Appareil inconnu';
  return (
    <li>
      <div>
        <b>{appareil}</b> {session.celleCi && <Puce couleur="bleu">Cette session</Puce>}
        <p className="doux">
          {LIBELLES_FONCTION[session.fonction]}, ouverte le {dateHeureMoyenne(session.ouverteLe)}
          {session.celleCi ? '' : `, dernière activité ${ilYA(session.vueLe, maintenant)}`}
        </p>
      </div>
      {!session.celleCi && (
        <Button variant="default" loading={enCours} onClick={surFin}>
          Fermer
          <span className="visuellement-cache">
            {' '}
            la session {appareil}, ouverte le {dateHeureMoyenne(session.ouverteLe)}
          </span>
        </Button>
      )}
    </li>
  );
}
