import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LIBELLES_FONCTION, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { useTitrePage } from '../../../platform/ui/accessibilite/titre-page';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { PuceEnDirect } from '../../../platform/ui/mise-en-page/puce-en-direct';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour } from '../revue.vue';
import { minutesDepuis, useSecondes } from './temps';
import styles from './salle.module.css';

type Props = { readonly revue: RevueVue; readonly quorum: RevueVue['quorum'] };

/** Bandeau de la salle : séance, quorum, avancement, vue du lecteur, conduite. */
export function BarreSalle({ revue, quorum }: Props) {
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
      <Conduite revue={revue} />
    </header>
  );
}

function Conduite({ revue }: { revue: RevueVue }) {
  const requetes = useQueryClient();
  const aller = useNavigate();
  const relire = (): void => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
  const prendre = useMutation({
    mutationFn: () => commandesRevue.prendreLaConduite(revue.id),
    onSuccess: relire,
    onError: prevenir.echec,
  });
  const terminer = useMutation({
    mutationFn: () => commandesRevue.transiter(revue.id, 'terminer'),
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
    <>
      {peut(revue, 'prendreLaConduite') && (
        <Button variant="default" loading={prendre.isPending} onClick={() => prendre.mutate()}>
          Prendre la conduite
        </Button>
      )}
      {peut(revue, 'conduire') && (
        <Button variant="default" loading={terminer.isPending} onClick={() => void demanderFin()}>
          Terminer la revue
        </Button>
      )}
    </>
  );
}
