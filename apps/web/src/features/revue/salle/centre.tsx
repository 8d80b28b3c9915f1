import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RevueVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { BlocDecision } from './bloc-decision';
import { DecisionPrise } from './decision-prise';
import { FichePassage } from './fiche-passage';
import type { useSalle } from './use-salle';
import styles from './salle.module.css';

type Props = { readonly revue: RevueVue; readonly salle: ReturnType<typeof useSalle> };

/** Dossier affiché et, à côté, sa décision : en cours d'écriture, prise, ou à venir. */
export function Centre({ revue, salle }: Props) {
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
              <DecisionPrise revue={revue} passage={vue.passage} />
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

type PropsSansBloc = { revue: RevueVue; passageId: string; peutCommencer: boolean };

function SansBloc({ revue, passageId, peutCommencer }: PropsSansBloc) {
  const commencer = useMutation({
    mutationFn: () => commandesRevue.transiterPassage(passageId, 'commencer', revue.epoqueConduite),
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
