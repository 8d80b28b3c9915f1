import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LIBELLES_FONCTION, type Fonction, type ParticipantVue, type RevueVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { useTitrePage } from '../../../platform/ui/accessibilite/titre-page';
import { LienBouton } from '../../../platform/ui/liens/liens';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { PuceEnDirect } from '../../../platform/ui/mise-en-page/puce-en-direct';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour } from '../revue.vue';
import type { Suivi } from './use-suivi';
import { minutesDepuis, useSecondes } from './temps';
import styles from './salle.module.css';

type Props = {
  readonly revue: RevueVue;
  readonly presents: readonly ParticipantVue[];
  readonly quorum: RevueVue['quorum'];
  readonly suivi: Suivi;
};

/** Bandeau de la salle : séance, quorum, avancement, vue du lecteur, conduite. */
export function BarreSalle({ revue, presents, quorum, suivi }: Props) {
  const titre = useTitrePage('Revue en direct');
  const { fonction } = useSession().habilitationActive;
  const maintenant = useSecondes(30_000);
  const passages = aLOrdreDuJour(revue.passages);
  const faits = passages.filter((p) => p.termineLe !== null).length;
  return (
    <header className={styles['barre']}>
      <h1 ref={titre} tabIndex={-1}>
        {revue.titre}
      </h1>
      {revue.etat === 'EN_COURS' ? (
        <PuceEnDirect />
      ) : (
        <Puce>{revue.etat === 'TERMINEE' ? 'terminée' : 'pas commencée'}</Puce>
      )}
      <Puce couleur={quorum.atteint ? 'vert' : 'ambre'}>
        {quorum.atteint ? 'quorum atteint' : `il manque : ${quorum.manquants.join(', ')}`}
      </Puce>
      <span className="doux">
        {faits} / {passages.length} dossiers · {minutesDepuis(revue.demarreeLe, maintenant)} min sur{' '}
        {revue.dureeMinutes}
      </span>
      <span className={styles['pousse']} />
      <Puce>Vous voyez&nbsp;: vue {LIBELLES_FONCTION[fonction]}</Puce>
      {revue.passageCourantId !== null && (
        <Button variant="default" aria-pressed={!suivi.suit} onClick={suivi.basculer}>
          {suivi.suit ? 'Quitter le suivi' : 'Revenir au groupe'}
        </Button>
      )}
      {revue.etat === 'EN_COURS' && (
        <LienBouton
          className={styles['murale'] ?? ''}
          variant="default"
          to="/revues/$id/ecran"
          params={{ id: revue.id }}
          target="_blank"
          rel="noopener"
        >
          Mode salle (écran partagé)
        </LienBouton>
      )}
      <Conduite revue={revue} presents={presents} />
    </header>
  );
}

type PropsConduite = Pick<Props, 'revue' | 'presents'>;

function Conduite({ revue, presents }: PropsConduite) {
  const moi = useSession().utilisateur.id;
  const demander = useMutation({
    mutationFn: () => commandesRevue.demanderLaConduite(revue.id),
    onSuccess: () => prevenir.information('Demande envoyée à la personne qui conduit.'),
    onError: prevenir.echec,
  });
  return (
    <>
      {peut(revue, 'demanderLaConduite') && revue.conduiteDemandeePar !== moi && (
        <Button variant="default" loading={demander.isPending} onClick={() => demander.mutate()}>
          Demander la conduite
        </Button>
      )}
      {peut(revue, 'passerLaConduite') && <Passation revue={revue} presents={presents} />}
      {peut(revue, 'conduire') && <Fin revue={revue} />}
    </>
  );
}

function Passation({ revue, presents }: PropsConduite) {
  const passer = useMutation({
    mutationFn: (agentId: string) => commandesRevue.passerLaConduite(revue.id, agentId, revue.epoqueConduite),
    onError: prevenir.echec,
  });
  const successeurs = presents.filter(
    (p) => p.etat === 'present' && !p.conduit && peutActe(p.fonction as Fonction, 'revue.conduire'),
  );
  if (successeurs.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={passer.isPending}>
          Passer la conduite
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {successeurs.map((p) => (
          <Menu.Item key={p.agentId} onClick={() => passer.mutate(p.agentId)}>
            {p.nom}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Fin({ revue }: { revue: RevueVue }) {
  const aller = useNavigate();
  const terminer = useMutation({
    mutationFn: () => commandesRevue.transiter(revue.id, 'terminer', revue.epoqueConduite),
    onSuccess: () => void aller({ to: '/revues/$id/compte-rendu', params: { id: revue.id } }),
    onError: prevenir.echec,
  });
  const demanderFin = async (): Promise<void> => {
    const restants = aLOrdreDuJour(revue.passages).filter((p) => p.decision === null && p.visible).length;
    const oui = await confirmer({
      titre: 'Terminer la revue ?',
      texte:
        restants > 0
          ? `${restants} dossiers n’ont pas de décision : ils seront à représenter. La séance ne se rouvre pas.`
          : 'La séance ne se rouvre pas. Le compte rendu est prêt à relire.',
      bouton: 'Terminer la revue',
    });
    if (oui) terminer.mutate();
  };
  return (
    <Button variant="default" loading={terminer.isPending} onClick={() => void demanderFin()}>
      Terminer la revue
    </Button>
  );
}
