import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DECISIONS, type CodeDecision, type PassageVue, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { dateChiffres } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { confirmer } from '../../../platform/ui/retours/confirmer';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import styles from './salle.module.css';

type Props = { readonly revue: RevueVue; readonly passage: PassageVue };

/** Décision prise : son contenu, la voix qui a manqué, et de quoi l'annuler tant que la séance dure. */
export function DecisionPrise({ revue, passage }: Props) {
  const { decision } = passage;
  if (!decision) return null;
  return (
    <div className={styles['decision']}>
      <p>
        <Puce couleur="vert">{DECISIONS[decision.code as CodeDecision]?.libelle ?? decision.code}</Puce>
      </p>
      <p>{decision.texte}</p>
      {decision.actions.length > 0 && (
        <ul className={styles['depuis']}>
          {decision.actions.map((a) => (
            <li key={`${a.quoi}${a.responsableId}`}>
              {a.quoi} — {a.responsable}, {dateChiffres(a.echeance)}
            </li>
          ))}
        </ul>
      )}
      <p className="doux">« {decision.phraseAssure} »</p>
      {passage.voixManquantes.length > 0 && (
        <p>
          <Puce couleur="ambre">{`voix manquante\u00a0: ${passage.voixManquantes.join(', ')}`}</Puce>{' '}
          <span className="fin">Le dossier est reproposé à la prochaine séance.</span>
        </p>
      )}
      {peut(passage, 'annulerDecision') && <Annulation revue={revue} passage={passage} />}
    </div>
  );
}

function Annulation({ revue, passage }: Props) {
  const requetes = useQueryClient();
  const annuler = useMutation({
    mutationFn: async () => {
      await commandesRevue.annulerDecision(passage.id, revue.epoqueConduite);
      await commandesRevue.transiterPassage(passage.id, 'commencer', revue.epoqueConduite);
    },
    onSuccess: () => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) }),
    onError: prevenir.echec,
  });
  const demander = async (): Promise<void> => {
    const oui = await confirmer({
      titre: 'Annuler cette décision ?',
      texte:
        'Elle reste dans l’historique de la séance, marquée annulée. Ses tâches deviennent sans objet, et le groupe revient sur ce dossier pour décider de nouveau.',
      bouton: 'Annuler la décision',
    });
    if (oui) annuler.mutate();
  };
  return (
    <Button variant="default" loading={annuler.isPending} onClick={() => void demander()}>
      Annuler la décision
    </Button>
  );
}
