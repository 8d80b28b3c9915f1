import { useQuery } from '@tanstack/react-query';
import { peutActe } from '@pdp/permissions';
import { dateCourte } from '../../platform/format/dates';
import { useAujourdhui } from '../../platform/format/horloge';
import { useEvenement } from '../../platform/realtime/use-temps-reel';
import { useSession } from '../../platform/session/session.requetes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { ReponseTransmission } from '../dossier/cote/reponse-transmission';
import { optionsTransmissions } from '../dossier/dossier.requetes';
import styles from './travail.module.css';

/** Dossiers qu'on me propose de suivre : je n'y ai pas encore accès, j'y réponds donc d'ici. Rien s'il n'y en a pas. */
export function CarteTransmissions() {
  const { utilisateur, habilitationActive } = useSession();
  const permis = peutActe(habilitationActive.fonction, 'dossier.accepterReferent');
  const transmissions = useQuery({ ...optionsTransmissions, enabled: permis });
  const aujourdhui = useAujourdhui();
  useEvenement('notification.creee', () => void (permis && transmissions.refetch()));
  const recues = (transmissions.data?.elements ?? []).filter(
    ({ versId, etat }) => versId === utilisateur.id && etat === 'PROPOSEE',
  );
  if (recues.length === 0) return null;
  return (
    <Carte titre="On vous propose de devenir référent(e)" accent>
      <ul className={styles['transmissions']}>
        {recues.map((transmission) => (
          <li key={transmission.id}>
            <div>
              <b>Dossier {transmission.numeroDossier}</b>
              <div className="fin">
                {transmission.de ?? 'La coordination'}, {dateCourte(transmission.creeLe, aujourdhui)}
                {transmission.motif && ` · ${transmission.motif}`}
              </div>
            </div>
            <ReponseTransmission transmission={transmission} />
          </li>
        ))}
      </ul>
    </Carte>
  );
}
