import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../api/idempotence';
import { enEchec } from '../../api/probleme';
import type { EchecApi } from '../../api/probleme';
import { effacerBrouillon, enregistrerBrouillon, lireBrouillon } from '../../brouillons/brouillons';
import { aChemin, fautesEnOrdre, repartirErreurs } from './erreurs';
import type { ErreursParChamp, FauteFormulaire } from './erreurs';

type Valeurs = Record<string, unknown>;

/** Réglages d'un formulaire. `corps` traduit la saisie en requête ; `envoyer` reçoit ce corps et sa clé d'idempotence. */
export type ReglagesFormulaire<V extends Valeurs, C, R> = {
  readonly initiales: V;
  readonly valider: (valeurs: V) => ErreursParChamp;
  readonly corps: (valeurs: V) => C;
  readonly envoyer: (corps: C, cleIdempotence: string) => Promise<R>;
  readonly surSucces: (reponse: R, valeurs: V) => void;
  /** Clé du brouillon gardé dans l'onglet ; sans clé, rien n'est gardé. */
  readonly brouillon?: string;
  /** Champs jamais gardés : le NIR. */
  readonly horsBrouillon?: readonly string[];
  /** Libellé de chaque champ, dans l'ordre de l'écran, pour le résumé des fautes. */
  readonly libelles: Readonly<Record<string, string>>;
  /** Libellé d'un champ répété, que `libelles` ne peut pas énumérer. */
  readonly nommer?: (chemin: string) => string | undefined;
  readonly renommer?: Readonly<Record<string, string>>;
  /** Prend la main sur un refus (412 : dialogue de conflit) ; rend vrai s'il l'a traité. */
  readonly surEchec?: (echec: EchecApi) => boolean;
};

/** Formulaire prêt à l'emploi : brouillon, validation, envoi sans doublon, fautes du serveur sur les champs. */
export type Formulaire<V extends Valeurs> = {
  readonly form: UseFormReturnType<V>;
  readonly soumettre: (e: SubmitEvent<HTMLFormElement>) => void;
  readonly enCours: boolean;
  readonly fautes: readonly FauteFormulaire[];
  readonly essai: number;
  readonly correlationId: string | undefined;
  /** Heure du brouillon retrouvé, s'il y en a un. */
  readonly retrouveLe: number | undefined;
  readonly recommencer: () => void;
};

/** Branche un formulaire sur le serveur ; à afficher avec `FormulaireErreurs` et `BrouillonRetrouve`. */
export function useFormulaire<V extends Valeurs, C, R>(reglages: ReglagesFormulaire<V, C, R>): Formulaire<V> {
  const { initiales, brouillon, libelles } = reglages;
  const [retrouve, poserRetrouve] = useState(() => (brouillon ? lireBrouillon<V>(brouillon) : undefined));
  const [generales, poserGenerales] = useState<readonly string[]>([]);
  const [essai, poserEssai] = useState(0);
  const form = useForm<V>({
    initialValues: { ...initiales, ...retrouve?.valeurs },
    validate: (valeurs) => ({ ...reglages.valider(valeurs) }),
    validateInputOnBlur: false,
    clearInputErrorOnChange: true,
  });
  const refuser = () => poserEssai((n) => n + 1);
  const oublier = useBrouillon(form, reglages);
  const envoi = useEnvoi(reglages, oublier, (echec) => {
    const repartition = repartirErreurs(echec, (chemin) => aChemin(form.values, chemin), reglages.renommer);
    form.setErrors(repartition.parChamp);
    poserGenerales(repartition.generales);
    refuser();
  });
  const envoyer = form.onSubmit((valeurs) => envoi.mutate(valeurs), refuser);
  return {
    form,
    soumettre: (e) => {
      poserGenerales([]);
      if (!envoi.isPending) envoyer(e);
    },
    enCours: envoi.isPending,
    fautes: fautesEnOrdre(form.errors, generales, libelles, reglages.nommer),
    essai,
    correlationId: envoi.error ? enEchec(envoi.error).correlationId : undefined,
    retrouveLe: retrouve?.enregistreLe,
    recommencer: () => {
      oublier();
      poserRetrouve(undefined);
      poserGenerales([]);
      form.setValues(initiales);
      form.clearErrors();
    },
  };
}

function useEnvoi<V extends Valeurs, C, R>(
  reglages: ReglagesFormulaire<V, C, R>,
  oublier: () => void,
  montrer: (echec: EchecApi) => void,
) {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  return useMutation({
    mutationFn: (valeurs: V) => {
      const corps = reglages.corps(valeurs);
      return reglages.envoyer(corps, idempotence.clePour(corps));
    },
    onSuccess: (reponse, valeurs) => {
      oublier();
      idempotence.oublier();
      reglages.surSucces(reponse, valeurs);
    },
    onError: (erreur) => {
      const echec = enEchec(erreur);
      if (!reglages.surEchec?.(echec)) montrer(echec);
    },
  });
}

function useBrouillon<V extends Valeurs, C, R>(
  form: UseFormReturnType<V>,
  reglages: ReglagesFormulaire<V, C, R>,
): () => void {
  const { brouillon, horsBrouillon } = reglages;
  // Saisie envoyée ou abandonnée : le démontage qui suit ne doit pas la ressusciter.
  const oubliee = useRef<string | undefined>(undefined);
  const valeurs = form.values;
  const modifie = form.isDirty();
  useEffect(() => {
    if (!brouillon || !modifie) return undefined;
    const enregistrer = () => {
      if (JSON.stringify(valeurs) === oubliee.current) return;
      enregistrerBrouillon(brouillon, valeurs, { exclure: horsBrouillon ?? [] });
    };
    const minuterie = setTimeout(enregistrer, 300);
    window.addEventListener('pagehide', enregistrer);
    return () => {
      clearTimeout(minuterie);
      window.removeEventListener('pagehide', enregistrer);
      enregistrer();
    };
  }, [brouillon, horsBrouillon, modifie, valeurs]);
  return () => {
    oubliee.current = JSON.stringify(valeurs);
    if (brouillon) effacerBrouillon(brouillon);
  };
}
