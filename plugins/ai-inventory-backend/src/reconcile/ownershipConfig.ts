import { assetKindSchema } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { toOwnerRef } from './ownerTemplate';
import { ruleProblems } from './ownershipRule';

const text = z.string().min(1, 'must not be empty');

const matchFields = {
  tag: text.optional(),
  value: z.string().optional(),
  user: text.optional(),
  prefix: text.optional(),
  source: text
    .refine(value => /[/*]/.test(value), {
      message:
        "must be a source's ref, e.g. 'sagemaker/eu'; * stands for any characters, e.g. 'sagemaker/*'",
    })
    .optional(),
  account: text.optional(),
  environment: text.optional(),
  kind: assetKindSchema.optional(),
};

const matchKeys = Object.keys(matchFields).join(', ');

const match = z
  .strictObject(matchFields, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `unknown key ${issue.keys
            ?.map(key => `'${key}'`)
            .join(', ')}; allowed are ${matchKeys}`
        : undefined,
  })
  .refine(given => Object.values(given).some(value => value !== undefined), {
    message: `must hold at least one of ${matchKeys}`,
  });

const rule = z
  .strictObject({
    match,
    owner: z.string({
      error:
        'must be an entity ref; write captured values as $${value}, because the configuration loader takes ${value} for an environment variable',
    }),
  })
  .superRefine((given, context) => {
    for (const { path, message } of ruleProblems(given)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });

const ownerRef = z
  .string()
  .refine(value => toOwnerRef(value) !== undefined, {
    message:
      "must be an entity ref of a group or user, such as 'group:default/ml-platform'",
  })
  .transform(value => toOwnerRef(value));

/** `aiInventory.ownership`: an `OwnershipPolicy` comes out. */
export const ownershipSchema = z.strictObject({
  rules: z.array(rule).default([]),
  default: ownerRef.optional(),
});
