import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  CODES_DECISION,
  DECISIONS,
  LIMITES_TEXTE,
  type ActionDecision,
  type BrouillonVue,
  type CodeDecision,
  type ParticipantVue,
  type PassageVue,
  type RevueVue,
} from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { enEchec } from '../../../platform/api/probleme';
import { useAujourdhui } from '../../../platform/format/horloge';
import { peut } from '../../../platform/permissions/capacites';
import { commander } from '../../../platform/realtime/connexion';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampDate } from '../../../platform/ui/formulaire/champ-date';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import { passageSuivant } from '../revue.vue';
import { useBrouillonDecision, type SaisieDecision } from './use-brouillon-decision';
import styles from './salle.module.css';

type Props = {
  readonly revue: RevueVue;
  readonly passage: PassageVue;
  readonly brouillon: BrouillonVue;
  readonly participants: readonly ParticipantVue[];
};

/** Bloc décision : écrit une fois devant tous, validé par le conducteur ; rien ne se perd si l'écrivain décroche. */
export function BlocDecision({ revue, passage, brouillon, participants }: Props) {
  const moi = useSession().utilisateur.id;
  const { saisie, changer, direct, etat } = useBrouillonDecision(revue.id, brouillon, moi);
  const validation = useValidation(revue, passage, saisie);
  const redige = peut(passage, 'rediger') && direct === null;
  const auteur =
    direct?.auteur ??
    (brouillon.ecrivainId !== null && brouillon.ecrivainId !== moi && brouillon.majLe !== null ? null : undefined);
  return (
    <div className={styles['decision']}>
      <Codes
        valeur={saisie.code}
        actif={redige}
        surChoix={(code) => changer({ code, phraseAssure: phraseProposee(saisie, code) })}
      />
      {direct && (
        <div className={styles['tenu']}>
          <Puce couleur="violet">{direct.auteur} écrit…</Puce>
          <p aria-live="polite">{direct.texte}</p>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void commander('passage.prendre-la-main', { passageId: passage.id }).catch(prevenir.echec)}
          >
            Prendre la main
          </Button>
        </div>
      )}
      {!direct && (
        <ChampTexteLibre
          label="Décision"
          lignes={3}
          limite={LIMITES_TEXTE.decision}
          lecteurs={['les participants qui ont droit à ce dossier']}
          value={saisie.texte}
          onChange={(texte) => changer({ texte })}
          error={validation.champ('texte')}
        />
      )}
      {auteur === null && <p className="fin">Dernière frappe&nbsp;: {brouillon.ecrivain}</p>}
      <Actions
        saisie={saisie}
        actif={redige}
        participants={participants}
        surChange={(actions) => changer({ actions })}
        erreur={validation.champ}
      />
      <Textarea
        label="Ce que l’assuré lira"
        autosize
        minRows={2}
        maxLength={LIMITES_TEXTE.phraseAssure}
        value={saisie.phraseAssure}
        readOnly={!redige}
        onChange={(e) => changer({ phraseAssure: e.currentTarget.value })}
        error={validation.champ('phraseAssure')}
        description="Phrases courtes, sans sigle. Le référent la relit avant publication."
      />
      <p className="fin" role="status">
        {etat === 'a-jour'
          ? 'Brouillon enregistré'
          : etat === 'en-cours'
            ? 'Enregistrement…'
            : 'Non enregistré : quelqu’un d’autre écrit, ou la connexion est coupée. Votre texte est gardé ici.'}
      </p>
      {peut(passage, 'decider') && <Validation validation={validation} />}
    </div>
  );
}

function phraseProposee(saisie: SaisieDecision, code: CodeDecision): string {
  const proposees = Object.values(DECISIONS).map((d) => d.phraseAssure as string);
  return saisie.phraseAssure === '' || proposees.includes(saisie.phraseAssure)
    ? DECISIONS[code].phraseAssure
    : saisie.phraseAssure;
}

function Codes({
  valeur,
  actif,
  surChoix,
}: {
  valeur: string | null;
  actif: boolean;
  surChoix: (code: CodeDecision) => void;
}) {
  return (
    <div className={styles['codes']} role="group" aria-label="Nature de la décision">
      {CODES_DECISION.map((code) => (
        <button
          key={code}
          type="button"
          className={code === valeur ? styles['codeActif'] : styles['code']}
          aria-pressed={code === valeur}
          disabled={!actif}
          onClick={() => surChoix(code)}
        >
          {DECISIONS[code].libelle}
        </button>
      ))}
    </div>
  );
}

type PropsActions = {
  saisie: SaisieDecision;
  actif: boolean;
  participants: readonly ParticipantVue[];
  surChange: (a: readonly ActionDecision[]) => void;
  erreur: (chemin: string) => string | undefined;
};

function Actions({ saisie, actif, participants, surChange, erreur }: PropsActions) {
  const aujourdhui = useAujourdhui();
  const personnes = participants.map((p) => ({ value: p.agentId, label: p.nom }));
  const changer = (rang: number, partie: Partial<ActionDecision>): void =>
    surChange(saisie.actions.map((a, i) => (i === rang ? { ...a, ...partie } : a)));
  return (
    <fieldset className={styles['actions']}>
      <legend>Qui fait quoi</legend>
      {saisie.actions.map((a, i) => (
        <div key={i} className={styles['action']}>
          <TextInput
            aria-label={`Action ${i + 1} : quoi`}
            placeholder="Quoi"
            value={a.quoi}
            readOnly={!actif}
            onChange={(e) => changer(i, { quoi: e.currentTarget.value })}
            error={erreur(`actions.${i}.quoi`)}
          />
          <Select
            aria-label={`Action ${i + 1} : qui`}
            placeholder="Qui"
            data={personnes}
            value={a.responsableId || null}
            disabled={!actif}
            searchable
            onChange={(v) => changer(i, { responsableId: v ?? '' })}
            error={erreur(`actions.${i}.responsableId`)}
          />
          <ChampDate
            aria-label={`Action ${i + 1} : pour quand`}
            min={aujourdhui}
            value={a.echeance}
            disabled={!actif}
            onChange={(echeance) => changer(i, { echeance })}
            error={erreur(`actions.${i}.echeance`)}
          />
          {actif && (
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`Retirer l’action ${i + 1}`}
              onClick={() => surChange(saisie.actions.filter((_, j) => j !== i))}
            >
              ✕
            </Button>
          )}
        </div>
      ))}
      {actif && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() => surChange([...saisie.actions, { quoi: '', responsableId: '', echeance: '' }])}
        >
          + action
        </Button>
      )}
    </fieldset>
  );
}

function useValidation(revue: RevueVue, passage: PassageVue, saisie: SaisieDecision) {
  const requetes = useQueryClient();
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const [fautes, poserFautes] = useState<Readonly<Record<string, string>>>({});
  const relire = (): void => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
  const suivre = async (): Promise<void> => {
    const suivant = passageSuivant(revue.passages, passage.id);
    if (suivant) await commandesRevue.transiterPassage(suivant.id, 'commencer');
    else prevenir.information('Tous les dossiers sont passés. Vous pouvez terminer la revue.');
    relire();
  };
  const refuser = (erreur: unknown): void => {
    const echec = enEchec(erreur);
    poserFautes(Object.fromEntries(echec.champs.map((c) => [c.chemin, c.message])));
    prevenir.echec(erreur);
  };
  const valider = useMutation({
    mutationFn: async () => {
      const corps = {
        code: saisie.code ?? '',
        texte: saisie.texte,
        phraseAssure: saisie.phraseAssure,
        actions: saisie.actions.map(({ quoi, responsableId, echeance }) => ({ quoi, responsableId, echeance })),
      };
      await commandesRevue.decider(passage.id, corps, idempotence.clePour(corps));
      await suivre();
    },
    onError: refuser,
  });
  const reporter = useMutation({
    mutationFn: async () => {
      await commandesRevue.transiterPassage(passage.id, 'reporter');
      await suivre();
    },
    onError: refuser,
  });
  return {
    valider,
    reporter,
    pret: saisie.code !== null && saisie.texte.trim() !== '',
    champ: (chemin: string): string | undefined => fautes[chemin],
  };
}

function Validation({ validation }: { validation: ReturnType<typeof useValidation> }) {
  return (
    <Group gap={8}>
      <Button
        loading={validation.valider.isPending}
        disabled={!validation.pret}
        onClick={() => validation.valider.mutate()}
        style={{ flex: 1 }}
      >
        Valider et passer au suivant
      </Button>
      <Button variant="default" loading={validation.reporter.isPending} onClick={() => validation.reporter.mutate()}>
        Reporter
      </Button>
      {!validation.pret && <p className="fin">Choisissez une décision et écrivez-la pour pouvoir valider.</p>}
    </Group>
  );
}
