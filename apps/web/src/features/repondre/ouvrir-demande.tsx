import { Button, TextInput } from '@mantine/core';
import { lireCodeInvitation } from '@pdp/domain';
import type { DemandeOuverteVue, OuvrirLienRequete } from '@pdp/domain';
import { useRef } from 'react';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { commandesReponse } from './repondre.requetes';
import styles from './repondre.module.css';

type Props = {
  /** Jeton lu dans l'adresse ; `null` : la personne recopie le code de la lettre. */
  readonly jeton: string | null;
  readonly surOuverte: (demande: DemandeOuverteVue, codes: OuvrirLienRequete) => void;
};

/** Première étape : le code dit au téléphone, et celui de la lettre pour qui n'a pas le lien. */
export function OuvrirDemande({ jeton, surOuverte }: Props) {
  // Les codes partis avec la demande servent encore pour la réponse ; ils restent en mémoire, jamais dans un brouillon.
  const envoyes = useRef<OuvrirLienRequete>({ jeton: '', code: '' });
  const formulaire = useFormulaire<{ lettre: string; code: string }, OuvrirLienRequete, DemandeOuverteVue>({
    initiales: { lettre: '', code: '' },
    libelles: { lettre: 'Code de la lettre', code: 'Code reçu par téléphone' },
    renommer: { jeton: 'lettre' },
    valider: (valeurs) => fautes(valeurs, jeton),
    corps: ({ lettre, code }) => ({ jeton: jeton ?? lettre, code: code.replace(/\s/g, '') }),
    envoyer: (corps) => {
      envoyes.current = corps;
      return commandesReponse.ouvrir(corps);
    },
    surSucces: (demande) => surOuverte(demande, envoyes.current),
  });
  const { form } = formulaire;
  return (
    <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={undefined} />
      <p>
        Un agent de l’Assurance Maladie attend votre réponse. Il vous a donné, ou va vous donner, un code à six chiffres
        au téléphone.
      </p>
      {jeton === null && (
        <TextInput
          label="Code de la lettre"
          description="Si vous avez reçu un lien, ouvrez-le plutôt : ce code n’est pas demandé."
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          required
          {...form.getInputProps('lettre')}
        />
      )}
      <TextInput
        label="Code reçu par téléphone"
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        required
        {...form.getInputProps('code')}
      />
      <Button type="submit" loading={formulaire.enCours}>
        Lire la demande
      </Button>
      <p className="fin">Après cinq codes faux, la demande se ferme. Demandez alors un nouveau lien.</p>
    </form>
  );
}

const fautes = ({ lettre, code }: { lettre: string; code: string }, jeton: string | null): Record<string, string> => ({
  ...(jeton === null && lireCodeInvitation(lettre) === null
    ? { lettre: 'Ce code est incomplet. Recopiez-le en entier : tirets et majuscules ne comptent pas.' }
    : {}),
  ...(/^\d{6}$/.test(code.replace(/\s/g, '')) ? {} : { code: 'Ce code a six chiffres.' }),
});
