import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailShare, IconRefresh } from '@tabler/icons-react';
import { LIBELLES_ETAT_NOTIFICATION } from '@pdp/domain';
import type { EnvoiVue } from '@pdp/domain';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { libelleDe } from '../../platform/format/libelles';
import { pluriel } from '../../platform/format/textes';
import { useSession } from '../../platform/session/session.requetes';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { Squelette } from '../../platform/ui/retours/squelette';
import { LecturePages } from '../../platform/ui/tableau/lecture-pages';
import { optionsEnvois, useRenvoyer } from './notification.requetes';
import { couleurEnvoi, LIBELLES_CANAL, peutRenvoyer, suiteEnvoi } from './notification.vue';
import styles from './notification.module.css';

type Props = { readonly echecs: boolean; readonly etat: string | undefined; readonly canal: string | undefined };

/** Messages tels qu'ils partent : neutres, sans rien d'un dossier ; les échecs disent leur cause. */
export function ListeEnvois({ echecs, etat, canal }: Props) {
  const liste = useInfiniteQuery({ ...optionsEnvois(echecs, { etat, canal }), refetchInterval: 15_000 });
  return (
    <LecturePages requete={liste} attente={<Squelette lignes={4} hauteur={96} />}>
      {(envois) =>
        envois.length === 0 ? (
          <Vide echecs={echecs} />
        ) : (
          <ul className={styles['envois']} aria-label={echecs ? 'Messages non remis' : 'Messages'}>
            {envois.map((envoi) => (
              <Envoi key={envoi.id} envoi={envoi} />
            ))}
          </ul>
        )
      }
    </LecturePages>
  );
}

function Envoi({ envoi }: { envoi: EnvoiVue }) {
  const { canal, destinataire, objet, texte, etat, creeLe, envoyeLe } = envoi;
  return (
    <li className={styles['envoi']}>
      <div className={styles['enteteEnvoi']}>
        <span>
          <b>{libelleDe(LIBELLES_CANAL, canal)}</b> à {destinataire}
        </span>
        <Puce couleur={couleurEnvoi(etat)}>{libelleDe(LIBELLES_ETAT_NOTIFICATION, etat)}</Puce>
      </div>
      <div className={styles['message']}>
        {canal === 'COURRIEL' && <b>{objet}</b>}
        <p>{texte}</p>
      </div>
      <p className="fin">{envoyeLe ? `Envoyé ${dateHeureMoyenne(envoyeLe)}` : `Préparé ${dateHeureMoyenne(creeLe)}`}</p>
      {(etat === 'ECHEC' || etat === 'ABANDONNEE') && <Cause envoi={envoi} />}
    </li>
  );
}

function Cause({ envoi }: { envoi: EnvoiVue }) {
  const { fonction } = useSession().habilitationActive;
  const renvoyer = useRenvoyer();
  const relancer = () =>
    renvoyer.mutate(envoi.id, {
      onSuccess: () => prevenir.succes('Message remis en file\u00a0: il repart tout de suite.'),
      onError: (erreur) => prevenir.echec(erreur),
    });
  return (
    <div className={styles['cause']}>
      <div>
        <p>
          <b>Cause&nbsp;:</b> {envoi.derniereErreur ?? 'inconnue'} ({pluriel(envoi.tentatives, 'essai')})
        </p>
        <p className="fin">{suiteEnvoi(envoi)}</p>
      </div>
      {peutRenvoyer(envoi, fonction) && (
        <Button
          variant="default"
          loading={renvoyer.isPending}
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          aria-label={`Renvoyer à ${envoi.destinataire}`}
          onClick={relancer}
        >
          Renvoyer
        </Button>
      )}
    </div>
  );
}

function Vide({ echecs }: { echecs: boolean }) {
  return echecs ? (
    <EtatVide titre="Tous les messages sont partis" icone={<IconMailShare size={32} />}>
      Un message non remis s’affichera ici avec sa cause et de quoi le renvoyer.
    </EtatVide>
  ) : (
    <EtatVide titre="Aucun message" icone={<IconMailShare size={32} />}>
      Les courriels et SMS de la plateforme s’afficheront ici, tels qu’ils partent.
    </EtatVide>
  );
}
