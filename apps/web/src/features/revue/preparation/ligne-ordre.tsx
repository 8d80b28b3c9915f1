import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { PassageVue, RevueVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { LaisserAvis } from '../avis/laisser-avis';
import { DiagnosticDuPassage } from './diagnostic-du-passage';
import { nomDe, RAISONS } from '../revue.vue';
import { Creneau } from './creneau';
import type { Prise } from './ligne-glissable';
import { Poignee } from './poignee';
import { QuestionDuPassage } from './question-du-passage';
import styles from './preparation.module.css';

type Props = {
  readonly revue: RevueVue;
  readonly passage: PassageVue;
  readonly rang: number;
  readonly total: number;
  /** Par quoi glisser la ligne ; absente, l'ordre ne se change pas. */
  readonly prise: Prise | null;
  /** Rang voulu, compté depuis 0. */
  readonly mettre: (vers: number) => void;
  readonly retirer: () => void;
};

/** Un dossier de l'ordre du jour : rang, question, raisons, créneau, et de quoi le déplacer. */
export function LigneOrdre({ revue, passage: p, rang, total, prise, mettre, retirer }: Props) {
  const nom = nomDe(p);
  const place = `${nom}, dossier ${rang + 1} sur ${total}`;
  return (
    <div className={styles['ligne']}>
      {prise ? (
        <Poignee place={place} rang={rang} total={total} prise={prise} mettre={mettre} />
      ) : (
        <span className={styles['rang']}>{rang + 1}</span>
      )}
      <div className={styles['texte']}>
        <div className={styles['titre']}>
          <b>{nom}</b>
          <Creneau revue={revue} passage={p} />
        </div>
        <QuestionDuPassage revue={revue} passage={p} />
        <Group gap={6}>
          {p.urgence !== null && <Puce couleur="rouge">{`ajout urgent : ${p.urgence}`}</Puce>}
          {p.raisons.map((r) => (
            <Puce key={r} couleur={RAISONS[r]?.couleur ?? 'gris'}>
              {RAISONS[r]?.libelle ?? r}
            </Puce>
          ))}
        </Group>
        {p.dossierId !== null && <DiagnosticDuPassage dossierId={p.dossierId} nom={nom} />}
        <LaisserAvis revueId={revue.id} passage={p} />
      </div>
      {prise && <Gestes passage={p} place={place} rang={rang} total={total} mettre={mettre} retirer={retirer} />}
    </div>
  );
}

type PropsGestes = Omit<Props, 'revue' | 'prise'> & { readonly place: string };

function Gestes({ passage: p, place, rang, total, mettre, retirer }: PropsGestes) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        data-geste="monter"
        aria-label={`Monter ${place}`}
        disabled={rang === 0}
        onClick={() => mettre(rang - 1)}
      >
        <IconArrowUp size={16} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        data-geste="descendre"
        aria-label={`Descendre ${place}`}
        disabled={rang === total - 1}
        onClick={() => mettre(rang + 1)}
      >
        <IconArrowDown size={16} aria-hidden="true" />
      </ActionIcon>
      {peut(p, 'retirer') && (
        <ActionIcon variant="default" aria-label={`Retirer ${nomDe(p)} de l’ordre du jour`} onClick={retirer}>
          <IconX size={16} aria-hidden="true" />
        </ActionIcon>
      )}
    </Group>
  );
}
