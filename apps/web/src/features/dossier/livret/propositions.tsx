import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { LivretVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier.requetes';
import { commandesLivret } from './livret.requetes';
import styles from '../dossier.module.css';

const SOURCES: Readonly<Record<string, string>> = { REVUE: 'décidé en revue', VISITE: 'après une visite' };

type Tri = { readonly id: string; readonly decision: 'retenir' | 'ecarter' };

/** Phrases proposées par les décisions de revue : les reprendre dans le livret, ou les écarter. */
export function Propositions({ livret }: { readonly livret: LivretVue }) {
  const relire = useRelireDossier(livret.dossierId);
  const trier = useMutation({
    mutationFn: ({ id, decision }: Tri) => commandesLivret.trier(livret.dossierId, id, decision),
    onSuccess: (_, { decision }) =>
      prevenir.succes(decision === 'retenir' ? 'Phrase reprise dans le brouillon.' : 'Phrase écartée.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  const permis = peut(livret, 'TRIER_PROPOSITIONS');
  return (
    <section>
      <h3>Phrases proposées</h3>
      <ul className={styles['frise']}>
        {livret.propositions.map(({ id, phrase, source, le }) => (
          <li key={id} className={styles['ligne']}>
            <div>
              «&nbsp;{phrase}&nbsp;»
              <div className="fin">
                {SOURCES[source] ?? source.toLowerCase()} · {dateMoyenne(le)}
              </div>
            </div>
            {permis && (
              <Rangee>
                <Button
                  size="compact-md"
                  loading={trier.isPending}
                  onClick={() => trier.mutate({ id, decision: 'retenir' })}
                >
                  Reprendre
                </Button>
                <Button
                  size="compact-md"
                  variant="default"
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
