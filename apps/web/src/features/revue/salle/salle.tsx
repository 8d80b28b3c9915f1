import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RevueVue } from '@pdp/domain';
import { quorum } from '@pdp/domain';
import type { Fonction } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { SquelettePage } from '../../../platform/ui/retours/squelette';
import { commandesRevue } from '../revue.requetes';
import { passageSuivant } from '../revue.vue';
import { BarreSalle } from './barre-salle';
import { BlocDecision } from './bloc-decision';
import { FichePassage } from './fiche-passage';
import { OrdreDuJour } from './ordre-du-jour';
import { Presents } from './presents';
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

function Seance({ revue, salle }: { revue: RevueVue; salle: ReturnType<typeof useSalle> }) {
  const { presents, courantId, afficheId, regarde, poserRegarde, connexion } = salle;
  const fonctions = presents.filter((p) => p.etat === 'present').map((p) => p.fonction as Fonction);
  return (
    <div className={styles['salle']}>
      <BarreSalle revue={revue} quorum={presents.some((p) => p.etat !== 'absent') ? quorum(fonctions) : revue.quorum} />
      <Bandeau couleur="bleu">Parlez des capacités et du projet. Ne dites aucun diagnostic devant le groupe.</Bandeau>
      {regarde !== null && regarde !== courantId && (
        <Bandeau couleur="ambre" annonce>
          Vous lisez un autre dossier que le groupe.{' '}
          <Button size="compact-sm" onClick={() => poserRegarde(null)}>
            Revenir au groupe
          </Button>
        </Bandeau>
      )}
      <div className={styles['colonnes']}>
        <OrdreDuJour
          revue={revue}
          courantId={courantId}
          afficheId={afficheId}
          surChoix={(id) => poserRegarde(id === courantId ? null : id)}
        />
        <Centre revue={revue} salle={salle} />
      </div>
      <Presents presents={presents} revue={revue} connexion={connexion} />
    </div>
  );
}

function Centre({ revue, salle }: { revue: RevueVue; salle: ReturnType<typeof useSalle> }) {
  if (salle.afficheId === null) return <Attente revue={revue} />;
  return (
    <Lecture requete={salle.passage}>
      {(vue) => (
        <>
          <section className={styles['colonne']} aria-label="Dossier en discussion">
            <FichePassage vue={vue} />
          </section>
          <aside className={styles['colonne']} aria-label="Décision">
            <h2>Décision</h2>
            {vue.passage.decision ? (
              <DecisionPrise vue={vue} />
            ) : vue.brouillon && vue.passage.etat === 'EN_DISCUSSION' ? (
              <BlocDecision
                key={vue.passage.id}
                revue={revue}
                passage={vue.passage}
                brouillon={vue.brouillon}
                participants={salle.presents}
              />
            ) : (
              <SansBloc revue={revue} passageId={vue.passage.id} peutCommencer={peut(vue.passage, 'commencer')} />
            )}
          </aside>
        </>
      )}
    </Lecture>
  );
}

function DecisionPrise({ vue }: { vue: Parameters<typeof FichePassage>[0]['vue'] }) {
  const { decision } = vue.passage;
  if (!decision) return null;
  return (
    <div className={styles['decision']}>
      <p>{decision.texte}</p>
      <ul className={styles['depuis']}>
        {decision.actions.map((a) => (
          <li key={`${a.quoi}${a.responsableId}`}>
            {a.quoi} — {a.responsable}, {a.echeance.split('-').reverse().join('/')}
          </li>
        ))}
      </ul>
      <p className="doux">« {decision.phraseAssure} »</p>
    </div>
  );
}

function SansBloc({ revue, passageId, peutCommencer }: { revue: RevueVue; passageId: string; peutCommencer: boolean }) {
  const commencer = useMutation({
    mutationFn: () => commandesRevue.transiterPassage(passageId, 'commencer'),
    onError: prevenir.echec,
  });
  if (peutCommencer && revue.etat === 'EN_COURS') {
    return (
      <Button loading={commencer.isPending} onClick={() => commencer.mutate()}>
        Amener le groupe sur ce dossier
      </Button>
    );
  }
  return <p className="doux">La décision s’écrit ici quand le groupe est sur ce dossier.</p>;
}

function Attente({ revue }: { revue: RevueVue }) {
  const premier = passageSuivant(revue.passages, null);
  const commencer = useMutation({
    mutationFn: (id: string) => commandesRevue.transiterPassage(id, 'commencer'),
    onError: prevenir.echec,
  });
  return (
    <section className={styles['colonne']} aria-label="En attente">
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
