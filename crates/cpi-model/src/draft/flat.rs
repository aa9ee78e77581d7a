//! Types that hold some of their keys in a type of their own.

/// Reads a type whose keys stand partly in a type of its own, as one group of keys. `serde` flattens
/// without knowing which keys there are, so it could refuse no key by itself, and a reader
/// could not list them.
macro_rules! flat {
    ($name:ident { $($(#[$meta:meta])* $own:ident: $own_type:ty),+ $(,)? } with a method) => {
        crate::draft::flat::flat! {
            $name { $($(#[$meta])* $own: $own_type),+ }
            method: MethodDraft {
                aggregation: Option<Choice<crate::draft::Aggregation>>,
                exponent: Option<String>,
                over: Option<String>,
                weights: Option<Choice<crate::draft::Weights>>,
                missing: Option<Choice<crate::draft::MissingRule>>,
                least_coverage: Option<String>,
                coverage_of: Option<Choice<crate::draft::CoverageOf>>,
                limits: Option<crate::draft::LimitsDraft>,
                round_to: Option<crate::draft::RoundToDraft>,
            }
        }
    };
    ($name:ident { $($(#[$meta:meta])* $own:ident: $own_type:ty),+ $(,)? } with chosen indicators) => {
        crate::draft::flat::flat! {
            $name { $($(#[$meta])* $own: $own_type),+ }
            of: ChosenDraft {
                indicators: Vec<String>,
                nodes: Vec<String>,
                groups: Vec<String>,
            }
        }
    };
    (
        $name:ident { $($(#[$meta:meta])* $own:ident: $own_type:ty),+ $(,)? }
        $within:ident: $part:ident { $($key:ident: $key_type:ty),+ $(,)? }
    ) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(serde::Deserialize)]
                #[serde(deny_unknown_fields)]
                struct $name {
                    $(#[serde(default)] $(#[$meta])* $own: $own_type,)+
                    $(#[serde(default)] $key: $key_type,)+
                }
                let flat = $name::deserialize(deserializer)?;
                Ok(Self {
                    $($own: flat.$own,)+
                    $within: $part { $($key: flat.$key,)+ },
                })
            }
        }
    };
}
pub(crate) use flat;
