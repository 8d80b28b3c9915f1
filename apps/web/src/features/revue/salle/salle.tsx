import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Fonction, RevueVue } from '@pdp/domain';
import { quorum } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { SquelettePage } from '../../../platform/ui/retours/squelette';
import { commandesRevue } from '../revue.requetes';
import { aLOrdreDuJour, passageSuivant } from '../revue.vue';
import { BandeauConduite, BandeauConnexion, BandeauRattrapage } from './bandeaux-salle';
import { BarreSalle } from './barre-salle';
import { Centre } from './centre';
import { OrdreDuJour } from './ordre-du-jour';
import { Presents } from './presents';
import { SuiviPrecedent } from './suivi-precedent';
import { useAnnonces } from './use-annonces';
import { useRaccourcisSalle, viser } from './use-raccourcis-salle';
import { useSuivi, type Suivi } from './use-suivi';
import { useRattrapage } from './use-rattrapage';
import { useSalle } from './use-salle';
import styles from './salle.module.css';

/** Salle d'une séance : ordre du jour, passage, décision, présents ; tout le monde suit le conducteur. */
export function Salle({ revueId }: { readonly revueId: string }) {
  const salle = useSalle(revueId);
  return (
    <Lecture requete={salle.revue} squelette={<SquelettePage />}>
      {(revue) => <Seance revue={revue} salle={salle} />}
    </Lecture>
  );
}

type Props = { readonly revue: RevueVue; readonly salle: ReturnType<typeof useSalle> };

function Seance({ revue, salle }: Props) {
  const { presents, courantId, afficheId, connexion } = salle;
  const fonctions = presents.filter((p) => p.etat === 'present').map((p) => p.fonction as Fonction);
  const { manques, vu } = useRattrapage(revue, connexion);
  const suivi = useSuivi(salle);
  useGestes(revue, salle, suivi);
  const courant = revue.passages.find((p) => p.id === courantId);
  const annonces = useAnnonces(courant ? (courant.nomAffiche ?? 'un dossier réservé') : null, presents);
  return (
    <div className={styles['salle']}>
      <p className="visuellement-cache" role="status">
        {annonces.dossier}
      </p>
      <p className="visuellement-cache" role="status">
        {annonces.mouvements}
      </p>
      <BarreSalle
        revue={revue}
        presents={presents}
        quorum={presents.some((p) => p.etat !== 'absent') ? quorum(fonctions) : revue.quorum}
        suivi={suivi}
      />
      <BandeauConnexion connexion={connexion} />
      <BandeauRattrapage manques={manques} revue={revue} surVu={vu} />
      <BandeauConduite revue={revue} presents={presents} />
      <Bandeau couleur="bleu">Parlez des capacités et du projet. Ne dites aucun diagnostic devant le groupe.</Bandeau>
      {!suivi.suit && (
        <Bandeau couleur="ambre" annonce>
          Vous avez quitté le suivi&nbsp;: votre écran ne bouge plus avec le groupe.{' '}
          <Button size="compact-sm" onClick={suivi.revenir}>
            Revenir au groupe (S)
          </Button>
        </Bandeau>
      )}
      <div className={styles['colonnes']}>
        <OrdreDuJour
          revue={revue}
          courantId={courantId}
          afficheId={afficheId}
          surChoix={(id) => (id === courantId ? suivi.revenir() : suivi.lire(id))}
        />
        {salle.afficheId === null ? <Attente revue={revue} /> : <Centre revue={revue} salle={salle} />}
      </div>
      <Presents presents={presents} revue={revue} connexion={connexion} />
    </div>
  );
}

// N et P déplacent le groupe pour qui conduit, et seulement son propre écran pour les autres.
function useGestes(revue: RevueVue, { afficheId, courantId }: ReturnType<typeof useSalle>, suivi: Suivi): void {
  const amener = useMutation({
    mutationFn: (id: string) => commandesRevue.transiterPassage(id, 'commencer', revue.epoqueConduite),
    onError: prevenir.echec,
  });
  const aller = (pas: 1 | -1): void => {
    const liste = aLOrdreDuJour(revue.passages);
    const depart = liste.findIndex((p) => p.id === (afficheId ?? courantId));
    const cible = liste[depart === -1 ? 0 : depart + pas];
    if (!cible) return prevenir.information(pas === 1 ? 'C’est le dernier dossier.' : 'C’est le premier dossier.');
    if (suivi.suit && peut(cible, 'commencer') && peut(revue, 'conduire')) amener.mutate(cible.id);
    else if (cible.id === courantId) suivi.revenir();
    else suivi.lire(cible.id);
  };
  useRaccourcisSalle({
    passageSuivant: () => aller(1),
    passagePrecedent: () => aller(-1),
    decision: () => void viser('decision'),
    action: () => void viser('action', 'click'),
    suivi: suivi.basculer,
  });
}

function Attente({ revue }: { revue: RevueVue }) {
  const premier = passageSuivant(revue.passages, null);
  const commencer = useMutation({
    mutationFn: (id: string) => commandesRevue.transiterPassage(id, 'commencer', revue.epoqueConduite),
    onError: prevenir.echec,
  });
  return (
    <section className={styles['colonne']} aria-label="En attente">
      {revue.etat === 'EN_COURS' && <SuiviPrecedent revue={revue} />}
      <EtatVide
        titre={revue.etat === 'EN_COURS' ? 'La séance est ouverte' : 'La séance n’a pas commencé'}
        action={
          premier && peut(revue, 'conduire') ? (
            <Button loading={commencer.isPending} onClick={() => commencer.mutate(premier.id)}>
              Commencer par {premier.nomAffiche ?? 'le premier dossier'}
            </Button>
          ) : undefined
        }
      >
        {revue.etat === 'EN_COURS'
          ? 'Le conducteur choisit le premier dossier. Votre écran suivra.'
          : 'Elle s’ouvrira ici quand la coordination la démarrera.'}
      </EtatVide>
    </section>
  );
}
