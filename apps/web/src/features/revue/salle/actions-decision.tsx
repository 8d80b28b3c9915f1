import { Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ActionDecision, ParticipantVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { AlerteMedicale } from '../../../platform/ui/formulaire/alerte-medicale';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { QuiLira } from '../../../platform/ui/formulaire/qui-lira';
import type { SaisieDecision } from './use-brouillon-decision';
import styles from './salle.module.css';

type Props = {
  readonly saisie: SaisieDecision;
  readonly actif: boolean;
  readonly participants: readonly ParticipantVue[];
  readonly surChange: (actions: readonly ActionDecision[]) => void;
  readonly erreur: (chemin: string) => string | undefined;
  readonly lecteurs: readonly string[] | undefined;
};

const VIDE: ActionDecision = { quoi: '', responsableId: '', echeance: '' };

/** « Qui fait quoi » : chaque action a un responsable et une échéance. */
export function Actions({ saisie, actif, participants, surChange, erreur, lecteurs }: Props) {
  const personnes = participants.map((p) => ({ value: p.agentId, label: p.nom }));
  const changer = (rang: number, partie: Partial<ActionDecision>): void =>
    surChange(saisie.actions.map((a, i) => (i === rang ? { ...a, ...partie } : a)));
  return (
    <fieldset className={styles['actions']}>
      <legend>Qui fait quoi</legend>
      {saisie.actions.map((action, i) => (
        <Action
          key={i}
          action={action}
          rang={i}
          actif={actif}
          personnes={personnes}
          surChange={(partie) => changer(i, partie)}
          surRetirer={() => surChange(saisie.actions.filter((_, j) => j !== i))}
          erreur={erreur}
        />
      ))}
      {actif && (
        <Button
          variant="default"
          size="compact-md"
          data-salle="action"
          onClick={() => surChange([...saisie.actions, VIDE])}
        >
          + action
        </Button>
      )}
      {saisie.actions.length > 0 && (
        <span className="fin">
          <QuiLira lecteurs={lecteurs} />
        </span>
      )}
      <AlerteMedicale texte={saisie.actions.map(({ quoi }) => quoi).join('\n')} />
    </fieldset>
  );
}

type PropsAction = {
  action: ActionDecision;
  rang: number;
  actif: boolean;
  personnes: { value: string; label: string }[];
  surChange: (p: Partial<ActionDecision>) => void;
  surRetirer: () => void;
  erreur: Props['erreur'];
};

function Action({ action, rang, actif, personnes, surChange, surRetirer, erreur }: PropsAction) {
  const aujourdhui = useAujourdhui();
  const nom = `Action ${rang + 1}`;
  const faute = (champ: string): string | undefined => erreur(`actions.${rang}.${champ}`);
  return (
    <div className={styles['action']}>
      <TextInput
        aria-label={`${nom} : quoi`}
        placeholder="Quoi"
        value={action.quoi}
        readOnly={!actif}
        onChange={(e) => surChange({ quoi: e.currentTarget.value })}
        error={faute('quoi')}
      />
      <Select
        aria-label={`${nom} : qui`}
        placeholder="Qui"
        data={personnes}
        value={action.responsableId || null}
        disabled={!actif}
        searchable
        onChange={(v) => surChange({ responsableId: v ?? '' })}
        error={faute('responsableId')}
      />
      <ChampDate
        aria-label={`${nom} : pour quand`}
        min={aujourdhui}
        value={action.echeance}
        disabled={!actif}
        onChange={(echeance) => surChange({ echeance })}
        error={faute('echeance')}
      />
      {actif && (
        <Button variant="subtle" size="compact-sm" aria-label={`Retirer l’action ${rang + 1}`} onClick={surRetirer}>
          <IconX size={16} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
