import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { LivretVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { commandesLivret } from './livret.requetes';
import { effetDeReprise, sourceEnClair } from './propositions.vue';
import styles from '../dossier.module.css';

type Tri = { readonly id: string; readonly decision: 'retenir' | 'ecarter' };

/** Ce que les décisions de revue et les étapes accomplies proposent au livret : le reprendre dans le brouillon, ou l'écarter. */
export function Propositions({ livret }: { readonly livret: LivretVue }) {
  const relire = useRelireDossier(livret.dossierId);
  const trier = useMutation({
    mutationFn: ({ id, decision }: Tri) => commandesLivret.trier(livret.dossierId, id, decision),
    onSuccess: (_, { decision }) =>
      prevenir.succes(decision === 'retenir' ? 'Repris dans le brouillon.' : 'Proposition écartée.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const permis = peut(livret, 'TRIER_PROPOSITIONS');
  return (
    <section>
      <h3>Proposé pour le livret</h3>
      <ul className={styles['frise']}>
        {livret.propositions.map(({ id, phrase, source, cible, le }) => (
          <li key={id} className={styles['ligne']}>
            <div>
              «&nbsp;{phrase}&nbsp;»
              <div className="fin">
                {effetDeReprise({ cible })} · {sourceEnClair({ source })} · {dateMoyenne(le)}
              </div>
            </div>
            {permis && (
              <Rangee>
                <Button
                  size="compact-md"
                  variant="default"
                  loading={trier.isPending}
                  onClick={() => trier.mutate({ id, decision: 'retenir' })}
                >
                  Reprendre
                </Button>
                <Button
                  size="compact-md"
                  variant="subtle"
                  disabled={trier.isPending}
                  onClick={() => trier.mutate({ id, decision: 'ecarter' })}
                >
                  Écarter
                </Button>
              </Rangee>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
